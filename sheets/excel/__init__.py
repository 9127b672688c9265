"""Excel workbooks (XLSX) to records: each part is checked and read in pieces, nothing is run."""
