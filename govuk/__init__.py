"""GOV.UK look: the static build, template tags and the gallery of components; no models."""
