// Starts GOV.UK Frontend's components on every page.

// The address comes from the page: only the server knows the file's name with its content hash.
const script = document.querySelector('script[data-govuk-frontend]')

import(script.dataset.govukFrontend).then(({ initAll }) => initAll())
