-- When the first start had stored all that a new platform begins with; empty where it was cut short.
ALTER TABLE platform_info ADD COLUMN founded_us ${i64};
UPDATE platform_info SET founded_us = created_us;
