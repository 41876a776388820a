import './api/jitless.ts';
import { createRoot } from 'react-dom/client';
import { connect } from './api/client.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root');
const { client } = await connect();
const info = await client.app.info();
createRoot(element).render(<main>{`Bailiwick ${info.version}`}</main>);
