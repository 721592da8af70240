-- Does the snapshot pass its own checks?
SELECT name, severity, found, of_rows, is_ok, meaning
FROM quality
ORDER BY is_ok, severity, name;
