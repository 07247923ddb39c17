"""XLSX files: sheets described as plain data, and their bytes (the only importer of openpyxl)."""
