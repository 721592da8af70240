-- Which targets can be held against what a later document reports, and which were met?
SELECT place, name, year, surface AS target, actual, is_met, source_path
FROM indicator_series
WHERE role = 'target' AND actual IS NOT NULL
ORDER BY place, year, name;
