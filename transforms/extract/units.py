"""Units and classifiers, declared once: what a number may be followed by, and what kind of quantity that makes.

To add a unit, put it into its line; the grammar of `figures` is made from this table. Longer units win over shorter ones.
"""

from typing import Final

from transforms.schema.codes import QuantityKind

PERCENT: Final = {
    "%": "%",
    "‰": "‰",
    "个百分点": "百分点",
    "百分点": "百分点",
    "个千分点": "千分点",
    "千分点": "千分点",
    "个百分比": "百分点",
}

MONEY: Final = {
    "元人民币": "元", "块钱": "元", "元钱": "元", "元": "元", "圆": "元", "人民币": "元", "块": "元",
    "美元": "美元", "美金": "美元", "欧元": "欧元", "英镑": "英镑", "日元": "日元", "港元": "港元", "港币": "港元", "卢布": "卢布", "韩元": "韩元",
    "澳元": "澳元", "加元": "加元", "瑞士法郎": "瑞士法郎", "法郎": "法郎", "泰铢": "泰铢", "新加坡元": "新加坡元", "新台币": "新台币", "澳门元": "澳门元",
}  # fmt: skip

MEASURE: Final = [
    "平方公里",
    "平方千米",
    "平方米",
    "平方",
    "平米",
    "立方米",
    "立方",
    "公里",
    "千米",
    "华里",
    "厘米",
    "毫米",
    "分米",
    "微米",
    "纳米",
    "海里",
    "英里",
    "英尺",
    "英寸",
    "米",
    "公顷",
    "亩",
    "公分",
    "吨标准煤",
    "吨标煤",
    "吨公里",
    "公吨",
    "吨",
    "公斤",
    "千克",
    "毫克",
    "微克",
    "克",
    "市斤",
    "斤",
    "担",
    "千瓦时",
    "千瓦小时",
    "兆瓦时",
    "千瓦",
    "兆瓦",
    "瓦",
    "度电",
    "千伏安",
    "千伏",
    "伏",
    "安",
    "马力",
    "大卡",
    "千卡",
    "焦耳",
    "毫升",
    "公升",
    "升",
    "桶",
    "标准箱",
    "标箱",
    "TEU",
    "箱",
    "微克/立方米",
    "毫克/立方米",
    "克/立方米",
    "毫克/升",
    "吨/年",
    "公里/小时",
    "千米/小时",
    "米/秒",
    "标准立方米",
    "摄氏度",
    "华氏度",
    "℃",
    "°C",
    "°F",
    "度",
    "级地震",
    "分",
    "GB",
    "MB",
    "TB",
    "PB",
    "kWh",
    "MWh",
    "GWh",
    "kW",
    "MW",
    "GW",
    "km",
    "cm",
    "mm",
    "kg",
    "mg",
    "ml",
    "m2",
    "m³",
    "m²",
    "比特",
    "兆",
    "赫兹",
    "EFLOPS",
    "PFLOPS",
    "P算力",
    "夸脱",
    "加仑",
    "盎司",
    "磅",
    "英亩",
    "码",
    "寸",
    "尺",
    "丈",
    "里",
]

COUNT: Final = ["人次", "人(次)", "人份", "人户", "场次", "场(次)", "台次", "台套", "台(套)", "套(台)", "辆次", "架次", "班次", "件次", "户次", "车次", "航次", "艘次", "批次", "期次", "例次", "件(次)", "起(次)", "次(场)", "亿次", "户籍", "部委", "张床位", "个床位", "家庭", "床", "课时", "学时", "学分", "人月", "站次", "篇次", "频次", "家次", "点次", "万象", "个", "名", "人", "位", "所", "家", "户", "项", "件", "条", "座", "处", "间", "栋", "幢", "套", "台", "辆", "架", "艘", "只", "头", "匹", "口", "棵", "株", "颗", "粒", "羽", "尾", "枚", "把", "场", "次", "届", "期", "批", "类", "种", "门", "科", "章", "篇", "部", "本", "册", "份", "张", "幅", "封", "块", "片", "段", "节", "层", "级", "例", "宗", "起", "桩", "笔", "单", "支", "队", "组", "班", "股", "排", "连", "团", "师", "对", "双", "副", "盏", "扇", "道", "趟", "轮", "圈", "站", "点", "孩", "胎", "代", "岁", "村", "镇", "乡", "县", "市", "省", "国", "校", "园", "区", "大", "步", "字", "遍", "环", "眼", "孔", "线", "员", "型", "桥", "标段", "版", "款", "堂", "顿", "卷", "盒", "瓶", "袋", "根", "尊", "朵", "束", "丛", "帧", "剂", "针", "剂次", "针次"]  # fmt: skip

MULTIPLE: Final = ("倍", "成")

ARABIC_ONLY: Final = frozenset(
    [
        "村",
        "镇",
        "乡",
        "县",
        "市",
        "省",
        "国",
        "校",
        "园",
        "区",
        "字",
        "线",
        "员",
        "型",
        "桥",
        "里",
        "尺",
        "寸",
        "丈",
        "码",
        "安",
        "伏",
        "兆",
        "度",
        "分",
        "大",
        "步",
        "点",
        "P算力",
        "平方",
        "版",
        "款",
        "章",
        "条",
        "排",
        "连",
        "班",
        "师",
        "团",
        "队",
        "代",
        "把",
        "口",
        "道",
        "环",
        "孔",
        "箱",
        "桶",
        "担",
        "里",
        "对",
        "级",
    ]
)
"""Units that after a Chinese numeral are more often part of a word (三国, 五线, 百度, 一道) than a unit."""

TAKEN_AS_CHINESE: Final = frozenset(
    ["条", "大", "点", "级", "班", "队", "章", "区", "县", "市", "省", "乡", "镇", "村", "道", "口", "对", "度", "分"]
)
"""Of `ARABIC_ONLY`, those that are read after a Chinese numeral all the same, where no other word is meant."""


def unit_kinds() -> dict[str, tuple[QuantityKind, str]]:
    """Unit as written → kind and published unit."""
    kinds: dict[str, tuple[QuantityKind, str]] = {unit: ("count", unit) for unit in COUNT}
    kinds |= {unit: ("measure", unit) for unit in MEASURE}
    kinds |= {unit: ("money", published) for unit, published in MONEY.items()}
    kinds |= {unit: ("percentage" if published in "%‰" else "percentage_point", published) for unit, published in PERCENT.items()}
    kinds |= {
        f"{money}/{per}": ("money", f"{money}/{per}")
        for money in ("元",)
        for per in ("人", "亩", "吨", "户", "平方米", "年", "月", "斤", "公斤", "人·年")
    }
    return kinds | {"倍": ("multiple", "倍")}
