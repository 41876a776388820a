/** What an import finds in a sheet: per code a title and what it means; the mends; names of kinds and columns. */
export default {
  NUMBER_AS_TEXT: {
    title: 'Number typed as text',
    help: 'Held as text by Excel, or written with a word (1.2 M, 1.2 million), so it would not add up. It is read as the number it stands for.',
  },
  NUMBER_FULL_WIDTH: {
    title: 'Number in full-width digits',
    help: 'Typed with full-width characters. It is read as an ordinary number.',
  },
  NUMBER_UNREADABLE: {
    title: 'Value could not be read',
    help: 'This column needs a number or a known value. The cell counts as empty; what the plan holds stays.',
  },
  AMOUNT_NEGATIVE: {
    title: 'Negative amount',
    help: 'A yearly amount or a potential should not be below zero. It becomes 0 unless you keep it.',
  },
  NUMBER_TOO_LARGE: {
    title: 'Figure too large',
    help: 'More than is possible: over 366 working days a year, a working time over 1 (full time), or over a million calls or minutes. The cell counts as empty; what the plan holds stays.',
  },
  COUNT_NEGATIVE: {
    title: 'Calls, minutes or days below zero',
    help: 'The number of calls, their length or the days worked cannot be negative. It becomes 0.',
  },
  AMOUNT_PERCENT: {
    title: 'A percentage among amounts',
    help: '12 % is no amount of money and is not read as 0.12. The cell counts as blank; type the amount in Excel, or set the column’s format from Percentage back to Number.',
  },
  UNIT_OF_TITLE: {
    title: 'Unit of money told above the headings',
    help: 'A title names the unit (such as 单位：万元) and the heading of this column names none, so its figures are turned into yuan by it. Where they are yuan already, keep them.',
  },
  COORDINATES_MISSING: {
    title: 'No coordinates',
    help: 'Placed at its county, city or province by name and marked as approximate.',
  },
  COORDINATES_SWAPPED: {
    title: 'Latitude and longitude swapped',
    help: 'Exchanged, the point lies inside the planning area.',
  },
  COORDINATES_ZERO: {
    title: 'Coordinates 0,0',
    help: 'That is in the Gulf of Guinea. Placed by name instead and marked as approximate.',
  },
  DEGREES_INVALID: {
    title: 'Coordinates that cannot be',
    help: 'What is wrong stands beside each of them; 118°48′E, 32°03′N or 118.8, 32.05 can be read. The cell counts as empty and the account is placed by name.',
    reason: {
      minutes: 'Minutes must be below 60.',
      seconds: 'Seconds must be below 60.',
      latitude: 'Latitude is at most 90°.',
      longitude: 'Longitude is at most 180°.',
      fraction: 'What goes before minutes or seconds must be a whole number.',
      letters: 'Only one letter says the direction.',
      sign: 'Either a minus or a letter says the direction, not both.',
      apart: 'Figures apart could mean several things: write 118°48′ or 118.8.',
      axes: 'Both columns hold the same axis.',
      pairs: 'Longitude and latitude are both in each column, and the columns differ.',
      shape: 'Not in any form that is read: write 118°48′30″E or 118.8.',
    },
  },
  COORDINATES_OUTSIDE: {
    title: 'Coordinates inside no unit',
    help: 'The point lies outside every unit. Placed by name instead; kept as it is, it belongs to no unit.',
  },
  PLACE_UNKNOWN: {
    title: 'Place unknown',
    help: 'No usable coordinates and no place name that the plan knows. Imported without a unit.',
  },
  PLACE_DISAGREES: {
    title: 'Coordinates disagree with the county',
    help: 'The point lies in another unit than the county named. The coordinates count unless you choose the name.',
  },
  PLACE_RENAMED: {
    title: 'Old or shortened place name',
    help: 'Matched to a unit through a change of name, a merger or a missing suffix.',
  },
  PLACE_ALIKE: {
    title: 'Similar place name',
    help: 'No unit bears this name; the nearest by spelling or sound is taken, with the likeness in brackets. Choose another under Places and codes.',
  },
  PLACE_POSTAL: {
    title: 'Placed by postal code',
    help: 'The row has no usable place name; the postal code tells. Your own table of codes gives the unit, the built-in one only the city.',
  },
  PLACE_ONLY_CITY: {
    title: 'County not found, placed in its city',
    help: 'No unit bears the county’s name. The account is put in the unit in the middle of the city, which may not be its own. Choose the unit under Places and codes, or leave it unassigned.',
  },
  PLACE_ONLY_PROVINCE: {
    title: 'City not found, placed in its province',
    help: 'No unit lies in a city or county of that name. The account is put in the unit in the middle of the province, which is hardly its own. Choose the unit under Places and codes, or leave it unassigned.',
  },
  CODE_CHANGED: {
    title: 'Changed county code',
    help: 'The code was given up, or is newer than the borders. The unit was found by the changes of GB/T 2260.',
  },
  CODE_DIVIDED: {
    title: 'Code of a divided county',
    help: 'The county was divided among several units, and neither name nor address tells which. Choose one under Places and codes, or place it in the largest.',
  },
  ID_DUPLICATE: {
    title: 'Duplicate id',
    help: 'The id stands in more than one row. The row takes the number left out of the sheet’s numbering, or a suffix.',
  },
  ID_MISSING: {
    title: 'No id',
    help: 'The row takes the number left out of the sheet’s numbering, or its name.',
  },
  ID_PRECISION_LOST: {
    title: 'Digits of the id are lost',
    help: 'Excel turned a long id into scientific notation (1.32E+05), or kept only its first 15 digits. What it was can’t be known, so the row is left out. Format the column as text, type the id again and import the row.',
  },
  ID_ZEROS_LOST: {
    title: 'Leading zeros of the id may be lost',
    help: 'The column’s other ids have one length, filled up with zeros, and this one is shorter. It stays as it is, unless the plan knows it with its zeros.',
  },
  NAME_MISSING: { title: 'No name', help: 'The id is shown in its place.' },
  REP_MISSING: {
    title: 'No rep',
    help: 'The account has no rep and stands as unassigned in the present state.',
  },
  REP_UNKNOWN: {
    title: 'Rep not in the plan',
    help: 'The plan has no rep of this name. One is created unless you leave the account unassigned.',
  },
  ROW_BLANK: {
    title: 'Blank row',
    help: 'Nothing in the row, or a total or repeated headings; it is skipped.',
  },
  TABLE_BELOW: {
    title: 'Another table beneath',
    help: 'From this row on the sheet holds another table, which was not read. Move it to a sheet of its own in Excel, then import that sheet.',
  },
  ACCOUNT_UNKNOWN: {
    title: 'Account not in the plan',
    help: 'The plan has no account with this id, so the row is skipped. Import the account first.',
  },
  PERIOD_UNREADABLE: {
    title: 'Month could not be read',
    help: 'A year and a month are needed, such as 2026-01. The row is skipped.',
  },
  PERIOD_UNCLEAR: {
    title: 'Month that may mean several',
    help: 'For example 08/09 is August or September, 26-Sep may be a day, the number 2026.1 is January or October, and FY26-08 depends on where the fiscal year begins. Nothing is guessed: the row is skipped. Write 2026-08 in Excel and import again.',
  },
  PERIOD_SHORT: {
    title: 'Year of two digits',
    help: 'Such as Sep-26 or 26/08, read as 2026. Where 26 is a day and no year, skip the row.',
  },
  YEAR_NOWHERE: {
    title: 'No year given',
    help: 'Neither the headings nor a title nor the sheet’s name gives a year, so the one shown was taken. If it is wrong, go back to the columns and change it, or write the year into the title.',
  },
  CELL_ERROR: {
    title: 'Error value in the cell',
    help: 'A formula came to an error such as #N/A. The cell counts as empty.',
  },
  TERRITORY_UNKNOWN: {
    title: 'Territory not in the scenario',
    help: 'The scenario has no territory of this name. The row is skipped.',
  },
  UNIT_UNKNOWN: {
    title: 'Unit not in the plan',
    help: 'The plan has no unit with this code. The row is skipped.',
  },
  GEOMETRY_INVALID: {
    title: 'No usable boundary',
    help: 'The feature holds no valid polygon, or cleaning gave all of its area to other units; it is skipped.',
  },
  GEOMETRY_ISLAND: {
    title: 'Not connected to the mainland',
    help: 'The unit shares no border with the main body. Link it on the map before territories are designed.',
  },
  BORDER_GAP: {
    title: 'Borders do not meet',
    help: 'Two units run along each other with a hair between or across, without sharing vertices. They count as neighbours; to close the gap, turn on “Clean borders” above.',
  },
  GEOMETRY_SLIVER: {
    title: 'A sliver',
    help: 'A part of the unit is as thin as a slip of the pen. It stays as it is; “Clean borders” above gives it to the neighbour.',
  },
  CODE_DUPLICATE: {
    title: 'Duplicate code',
    help: 'The code stands more than once in the file; the first one counts.',
  },
  DELIVERED_ELSEWHERE: {
    title: 'Delivered outside the account’s city',
    help: 'Possibly sold into another territory. Imported and noted.',
  },
  UNIT_AMBIGUOUS: {
    title: 'Name of several units',
    help: 'More than one unit bears this name, so the row is skipped. Write the code, or the city before the name.',
  },
  DISTANCE_NEGATIVE: { title: 'Negative distance', help: 'A distance is 0 or more. The row is skipped.' },
  DISTANCE_DUPLICATE: {
    title: 'Distance given twice',
    help: 'The same way stands more than once; the first one counts and this row is skipped.',
  },
  DISTANCE_AVERAGED: {
    title: 'Ways there and back differ',
    help: 'There and back differ by more than 5 % for so many pairs of units. A call is there and back, so their mean is kept.',
  },
  DISTANCE_MISSING: {
    title: 'Pairs without a distance',
    help: 'So many pairs of units have no imported distance. A design takes the great circle × circuity for them.',
  },
  action: {
    converted: 'Read as meant',
    swapped: 'Exchange the two',
    placed: 'Place by name',
    renumbered: 'Give a new id',
    created: 'Create it',
    zeroed: 'Set to 0',
    kept: 'Keep as it is',
    blanked: 'Treat as empty',
    skipped: 'Skip the row',
    unassigned: 'Leave unassigned',
    noted: 'Note only',
  },
  rejected: { row: 'Row in the file', reason: 'Why it was left out' },
  kind: {
    units: 'Units',
    accounts: 'Accounts',
    reps: 'Reps',
    competitors: 'Competitor sites',
    sales: 'Monthly sales',
    assignments: 'Assignments',
    tree: 'Territory tree',
    distances: 'Distances',
    postalCodes: 'Postal codes',
  },
  /** Comments and lists of templates. */
  template: {
    lists: 'Choices',
    hint: 'Values that are not in the list may be written, too; the import checks them.',
    required: 'Needed. ',
    optional: 'May be empty. ',
    type: {
      text: 'Text; leading zeros are kept.',
      number: 'A number.',
      integer: 'A whole number.',
      money: 'An amount in the unit of the heading.',
      longitude: 'Longitude in degrees, such as 118.796.',
      latitude: 'Latitude in degrees, such as 32.058.',
      period: 'A year and a month, such as 2026-01.',
    },
  },
  /** Column headings of templates, and how a field is called in messages. */
  heading: {
    units: {
      code: 'Unit code',
      name: 'Name',
      city: 'City',
      province: 'Province',
      measure: 'Measure',
    },
    accounts: {
      countyCode: 'County code',
      postalCode: 'Postal code',
      ref: 'Account ID',
      name: 'Account name',
      province: 'Province',
      city: 'City',
      county: 'County',
      address: 'Address',
      longitude: 'Longitude',
      latitude: 'Latitude',
      industry: 'Industry',
      productLine: 'Product line',
      channel: 'Channel',
      salesYear: '{{year}} sales (CNY)',
      potential: 'Annual potential (CNY)',
      rep: 'Rep',
      customerClass: 'Customer class',
      callsPerYear: 'Calls per year',
      minutesPerCall: 'Minutes per call',
    },
    reps: {
      ref: 'Rep ID',
      name: 'Name',
      city: 'Home city',
      longitude: 'Longitude',
      latitude: 'Latitude',
      level: 'Level',
      callsPerDay: 'Calls per day',
      workingDays: 'Working days per year',
      sinceYear: 'Since year',
      fte: 'Working time',
      hiredOn: 'Hired on',
      skills: 'Skills',
      cost: 'Yearly cost (yuan)',
    },
    competitors: {
      name: 'Name',
      brand: 'Brand',
      longitude: 'Longitude',
      latitude: 'Latitude',
    },
    sales: {
      month: 'Month',
      ref: 'Account ID',
      name: 'Account name',
      amount: 'Sales (CNY)',
      salesMonth: 'Sales of a month',
      deliveredProvince: 'Delivered province',
      deliveredCity: 'Delivered city',
    },
    assignments: {
      unitCode: 'Unit code',
      accountRef: 'Account ID',
      territory: 'Territory',
    },
    tree: {
      region: 'Region',
      level2: 'Level 2',
      level3: 'Level 3',
      level4: 'Level 4',
      level5: 'Level 5',
      area: 'Area',
      territory: 'Territory',
    },
    postalCodes: {
      postal: 'Postal code',
      code: 'County code',
      name: 'County',
      city: 'City',
      province: 'Province',
    },
    distances: {
      from: 'From',
      to: 'To',
      kilometres: 'Distance (km)',
      metres: 'Distance (m)',
    },
  },
};
