// Tells the styles that scripts run, before the page is drawn. A file of its own and not inline,
// because the Content-Security-Policy allows no inline script.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}
