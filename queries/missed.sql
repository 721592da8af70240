-- Which targets were missed, and by how much?
SELECT place, name, year, surface AS target, actual, round(actual_min - coalesce(value_min, value_max), 4) AS gap, unit
FROM indicator_series
WHERE is_met = false
ORDER BY place, year, name;
