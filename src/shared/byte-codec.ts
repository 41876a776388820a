/** The number of the serializer of bytes, at both ends (oRPC's own end at 7). Apart from the contract, which a window reads later. */
export const byteCodecType = 21;
