import { installN8n } from '../index.mts';

/** Installs the newest n8n, or that of `N8N_TEST_VERSION`, where it is missing, as the tests that need it would. */
await installN8n();
