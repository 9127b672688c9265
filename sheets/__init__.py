"""The one safe reader and writer of the tables people upload and download; no Django here."""
