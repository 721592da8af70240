-- How did an indicator (here 地区生产总值) run over the years, targets beside actuals?
SELECT place, year, role, surface, change, title, quantity_id
FROM indicator_series
WHERE name = '地区生产总值' AND year IS NOT NULL
ORDER BY place, year, change, role;
