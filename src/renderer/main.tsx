import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import 'leaflet/dist/leaflet.css';
import './app/theme.css';
import { createRoot } from 'react-dom/client';
import { connect } from './api/client.ts';
import { App } from './app/App.tsx';
import { ConnectionScreen } from './app/ConnectionScreen.tsx';
import { setLink } from './app/client.ts';
import { startI18n } from './app/i18n.ts';
import { keys } from './app/queries.ts';
import { queryClient } from './app/query-client.ts';

/** Connects first: the language and the theme are the person's, and come from the main process. */
async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html has no #root');
  const root = createRoot(place);
  try {
    const connection = await connect();
    setLink(connection.link);
    const preferences = await connection.client.app.preferences();
    await startI18n(preferences.language);
    queryClient.setQueryData(keys.preferences, preferences);
    root.render(<App connection={connection} preferences={preferences} />);
  } catch (error) {
    await startI18n(navigator.language.startsWith('zh') ? 'zh' : 'en');
    root.render(<ConnectionScreen error={error} />);
  }
}

void start();
