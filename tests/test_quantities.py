"""Quantities: spans to the character, kinds, values, units; and what is none. Places and figures are invented."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.figure import Figure
from transforms.extract.figures import read_figures
from transforms.extract.quantities import read_quantities
from transforms.extract.setting import read_settings
from transforms.extract.times import read_times
from transforms.extract.units import COUNT, MEASURE, MONEY, unit_kinds
from transforms.model import Quantity, Setting


def figures(text: str) -> list[Figure]:
    return list(read_figures(text, read_times(text, Setting())))


def read(text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    return [(text[figure.start : figure.end], figure.value_min, figure.value_max, figure.unit) for figure in figures(text)]


def surfaces(text: str) -> list[str]:
    return [text[figure.start : figure.end] for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("培训教师320名", "320名", 320, "名"),
        ("接待游客1.6万人次", "1.6万人次", 16000, "人次"),
        ("演出45场次", "45场次", 45, "场次"),
        ("办案2137件(次)", "2137件(次)", 2137, "件(次)"),
        ("筹集房源3万套(间)", "3万套(间)", 30000, "套(间)"),
        ("查处违法用地12宗", "12宗", 12, "宗"),
        ("存栏羊三十万只", "三十万只", 300000, "只"),
        ("新建两所小学", "两所", 2, "所"),
        ("共 28 个项目", "28 个", 28, "个"),
        ("设置警示牌200块。", "200块", 200, "块"),
        ("吸引40.8万青年返乡", "40.8万", 408000, None),
        ("惠及九亿多人民", "九亿多", 900000000, None),
        ("抓获嫌犯十二人", "十二人", 12, "人"),
        ("年满18周岁", "18周岁", 18, "周岁"),
        ("惠及5 800人", "5 800人", 5800, "人"),
        ("以298票通过", "298票", 298, "票"),
        ("烧砖一千二百万块", "一千二百万块", 12000000, "块"),
        ("打井三千眼", "三千眼", 3000, "眼"),
        ("每户养猪一头半", "一头半", 1.5, "头"),
        ("举办技能培训班12期", "12期", 12, "期"),
        ("每学期对各所学校至少开展一次检查", "一次", 1, "次"),
        ("普及率110部/百人", "110部/百人", 110, "部/百人"),
    ],
)
def test_counts(text: str, surface: str, value: float, unit: str | None) -> None:
    assert read(text) == [(surface, value, value, unit)]
    assert figures(text)[0].kind == "count"


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("供热面积30.4万平方米", "30.4万平方米", 304000, "平方米"),
        ("造林二万五千亩", "二万五千亩", 25000, "亩"),
        ("装机3.5亿千瓦", "3.5亿千瓦", 350000000, "千瓦"),
        ("发电六百亿千瓦时", "六百亿千瓦时", 6e10, "千瓦时"),
        ("节约能源8万吨标准煤", "8万吨标准煤", 80000, "吨标准煤"),
        ("PM2.5浓度降至31微克/立方米", "31微克/立方米", 31, "微克/立方米"),
        ("能耗0.46吨/万元", "0.46吨/万元", 0.46, "吨/万元"),
        ("浓度58微克每立方米", "58微克每立方米", 58, "微克每立方米"),
        ("零下12摄氏度", "零下12摄氏度", -12, "摄氏度"),
        ("夜里零下十度", "零下十度", -10, "度"),
        ("门高一米七五", "一米七五", 1.75, "米"),
        ("身高1米42的孩子", "1米42", 1.42, "米"),
        ("堆场占地600米2", "600米", 600, "米"),
        ("数据3千字节", "3千字节", 3, "千字节"),
        ("中心气压955百帕", "955百帕", 955, "百帕"),
        ("相距1/2公里", "1/2公里", 0.5, "公里"),
        ("还剩四分之三英里", "四分之三英里", 0.75, "英里"),
        ("震级5.2级", "5.2级", 5.2, "级"),
        ("发生3.4级地震", "3.4级", 3.4, "级"),
        ("均分提高4.5分", "4.5分", 4.5, "分"),
        ("最低气温-12℃", "-12℃", -12, "℃"),
        ("水库增高一米八", "一米八", 1.8, "米"),
        ("每筐三斤半", "三斤半", 3.5, "斤"),
        ("重六斤八两", "六斤八两", 6.8, "斤"),
        ("深耕一尺二寸", "一尺二寸", 1.2, "尺"),
        ("筑坝高三丈五尺", "三丈五尺", 3.5, "丈"),
        ("平整土地三十万市亩", "三十万市亩", 300000, "市亩"),
        ("居民消费价格指数为102.4,不算高", "102.4", 102.4, None),
        ("灌溉水有效利用系数提高到0.58", "0.58", 0.58, None),
        ("水库蓄水2.1亿方", "2.1亿方", 2.1e8, "方"),
        ("交公粮八百石", "八百石", 800, "石"),
        ("宽带到50Mbps", "50Mbps", 50, "Mbps"),
        ("完成土石方386万方", "386万方", 3860000, "方"),
    ],
)
def test_measures(text: str, surface: str, value: float, unit: str) -> None:
    assert read(text) == [(surface, value, value, unit)]
    assert figures(text)[0].kind == "measure"


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("投资5.5亿元", "5.5亿元", 550000000, "元"),
        ("进口3亿美元", "3亿美元", 300000000, "美元"),
        ("罚款贰仟元整", "贰仟元整", 2000, "元"),
        ("奖池3.6亿", "3.6亿", 3.6e8, "元"),
        ("票价十块五毛", "十块五毛", 10.5, "元"),
        ("电价5角", "5角", 0.5, "元"),
        ("合计三百二十元六角", "三百二十元六角", 320.6, "元"),
        ("售价¥35", "¥35", 35, "元"),
        ("每张三角五分", "三角五分", 0.35, "元"),
        ("一支两毛五", "两毛五", 0.25, "元"),
        ("每斤七块两毛", "七块两毛", 7.2, "元"),
        ("两角五分的邮票", "两角五分", 0.25, "元"),
        ("挂号费6块半", "6块半", 6.5, "元"),
        ("车票12块5", "12块5", 12.5, "元"),
        ("合计壹拾贰元柒角捌分", "壹拾贰元柒角捌分", 12.78, "元"),
        ("共收三元零六分", "三元零六分", 3.06, "元"),
        ("捐款US$300", "US$300", 300, "美元"),
        ("报价 RMB 4200", "4200", 4200, "元"),
        ("售价30瑞典克朗", "30瑞典克朗", 30, "瑞典克朗"),
        ("租金18元/平方米/月", "18元/平方米/月", 18, "元/平方米/月"),
        ("补贴200元/人", "200元/人", 200, "元/人"),
        ("财政收入四千万,翻身", "四千万", 40000000, "元"),
        ("国债3.2亿元人民币", "3.2亿元人民币", 320000000, "元"),
        ("贷款二十万日元", "二十万日元", 200000, "日元"),
        ("每生312.5元/学期", "312.5元/学期", 312.5, "元/学期"),
        ("人均GDP35127元", "35127元", 35127, "元"),
        ("收入7000块的农户", "7000块", 7000, "元"),
        ("津贴涨到800块,都兑现", "800块", 800, "元"),
        ("每年拿600万设立基金", "600万", 6e6, "元"),
        ("推迟一天罚两万", "两万", 20000, "元"),
        ("年初定了26个亿", "26个亿", 2.6e9, "元"),
        ("到账一个多亿元,还不够", "一个多亿元", 1e8, "元"),
        ("一年招商50个亿", "50个亿", 5e9, "元"),
    ],
)
def test_money(text: str, surface: str, value: float, unit: str) -> None:
    assert read(text) == [(surface, value, value, unit)]
    assert figures(text)[0].kind == "money"


@pytest.mark.parametrize(
    ("text", "surface", "low", "high", "unit"),
    [
        ("覆盖率66.75%", "66.75%", 66.75, 66.75, "%"),
        ("出生率12.5‰", "12.5‰", 12.5, 12.5, "‰"),
        ("增长5·8%", "5·8%", 5.8, 5.8, "%"),
        ("完成百分之八十", "百分之八十", 80, 80, "%"),
        ("下降百分之三点五", "百分之三点五", 3.5, 3.5, "%"),
        ("提高百分之三到五", "百分之三到五", 3, 5, "%"),
        ("降到千分之五", "千分之五", 5, 5, "‰"),
        ("仟分之贰", "仟分之贰", 2, 2, "‰"),
        ("三分之二以上的村", "三分之二以上", 200 / 3, None, "%"),
        ("八成农户", "八成", 80, 80, "%"),
        ("减少三到五成", "三到五成", 30, 50, "%"),
        ("打八折优惠", "八折", 80, 80, "%"),
        ("增速负3.9%", "负3.9%", -3.9, -3.9, "%"),
        ("税负3.9%", "3.9%", 3.9, 3.9, "%"),
        ("任务百分百完成", "百分百", 100, 100, "%"),
        ("八成半的企业", "八成半", 85, 85, "%"),
        ("九成五的农户", "九成五", 95, 95, "%"),
        ("占GDP2.5%", "2.5%", 2.5, 2.5, "%"),
        ("近七八成", "近七八成", 70, 80, "%"),
        ("连六成都不到", "六成", 60, 60, "%"),
        ("门票打八五折", "八五折", 85, 85, "%"),
        ("一半以上的干部", "一半以上", 50, None, "%"),
        ("赞成票过半", "过半", 50, None, "%"),
        ("机构精简1/4", "1/4", 25, 25, "%"),
        ("力争实现零增长", "零增长", 0, 0, "%"),
        ("投资增速-4.2%", "-4.2%", -4.2, -4.2, "%"),
    ],
)
def test_percentages(text: str, surface: str, low: float, high: float | None, unit: str) -> None:
    assert [(s, pytest.approx(a), b if b is None else pytest.approx(b), u) for s, a, b, u in read(text)] == [(surface, low, high, unit)]
    assert figures(text)[0].kind == "percentage"


@pytest.mark.parametrize(
    ("text", "surface", "kind", "value", "unit"),
    [
        ("相差38.7个百分点", "38.7个百分点", "percentage_point", 38.7, "百分点"),
        ("比重提高0.5百分点", "0.5百分点", "percentage_point", 0.5, "百分点"),
        ("降低一个百分点", "一个百分点", "percentage_point", 1, "百分点"),
        ("下降0.49个千分点", "0.49个千分点", "percentage_point", 0.49, "千分点"),
        ("增速又快了2个点", "2个点", "percentage_point", 2, "百分点"),
        ("增长2.5倍", "2.5倍", "multiple", 2.5, "倍"),
        ("产值翻一番", "翻一番", "multiple", 2, "倍"),
        ("总产值翻两番", "翻两番", "multiple", 4, "倍"),
        ("实现校园零事故", "零事故", "count", 0, None),
        ("名列全市第一", "第一", "rank", 1, None),
        ("居全省第三位", "第三位", "rank", 3, "位"),
        ("列全国82位", "82位", "rank", 82, "位"),
        ("考核倒数第一", "倒数第一", "rank", -1, None),
        ("我们掉到了第11", "第11", "rank", 11, None),
    ],
)
def test_other_kinds(text: str, surface: str, kind: str, value: float, unit: str | None) -> None:
    assert read(text) == [(surface, value, value, unit)]
    assert figures(text)[0].kind == kind


def test_a_ratio_has_two_values() -> None:
    assert read("性别比为100:130") == [("100:130", 100, 130, None)]
    assert read("医护比不低于1:2") == [("不低于1:2", 1, 2, None)]
    assert read("发病率为8.5/10万") == [("8.5/10万", 8.5, 100_000, None)]


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("不低于100名", "不低于100名", 100, None),
        ("不少于一次", "不少于一次", 1, None),
        ("至少2人", "至少2人", 2, None),
        ("超过600户", "超过600户", 600, None),
        ("突破5万亿元", "突破5万亿元", 5e12, None),
        ("人数过万人", "过万人", 10000, None),
        ("上千人到场", "上千人", 1000, None),
        ("平均分超过60", "超过60", 60, None),
        ("98%以上", "98%以上", 98, None),
        ("50人及以上", "50人及以上", 50, None),
        ("亿元以上项目", "亿元以上", 1e8, None),
        ("不得少于2人", "不得少于2人", 2, None),
        ("养猪一头以上", "一头以上", 1, None),
        ("不超过3个", "不超过3个", None, 3),
        ("不得超过3个", "不得超过3个", None, 3),
        ("未达40%", "未达40%", None, 40),
        ("不足百户", "不足百户", None, 100),
        ("30%以下", "30%以下", None, 30),
        ("控制在2.5%以内", "2.5%以内", None, 2.5),
        ("≥90%", "≥90%", 90, None),
        ("跑过3次", "3次", 3, 3),
        ("附近8个村", "8个", 8, 8),
    ],
)
def test_bounds(text: str, surface: str, low: float | None, high: float | None) -> None:
    assert [row[:3] for row in read(text)] == [(surface, low, high)]


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("近8万名", "近8万名", 80000, 80000),
        ("逼近2万亿元", "逼近2万亿元", 2e12, 2e12),
        ("约35%", "约35%", 35, 35),
        ("6.5%左右", "6.5%左右", 6.5, 6.5),
        ("5000多名", "5000多名", 5000, 5000),
        ("100余场次", "100余场次", 100, 100),
        ("两倍多", "两倍多", 2, 2),
        ("完成15个亿出头", "15个亿出头", 1.5e9, 1.5e9),
        ("一两个", "一两个", 1, 2),
        ("十几个村", "十几个", 10, 10),
        ("几十户", "几十户", None, None),
        ("数百万元", "数百万元", None, None),
    ],
)
def test_approximate(text: str, surface: str, low: float | None, high: float | None) -> None:
    assert [row[:3] for row in read(text)] == [(surface, low, high)]
    assert figures(text)[0].approximate


@pytest.mark.parametrize(
    ("text", "surface", "low", "high"),
    [
        ("5%至6%", "5%至6%", 5, 6),
        ("3—4%", "3—4%", 3, 4),
        ("三到五所", "三到五所", 3, 5),
        ("4.5-5%", "4.5-5%", 4.5, 5),
        ("8—10万元", "8—10万元", 80000, 100000),
        ("雨水偏多两到三成", "两到三成", 20, 30),
        ("九千万至九千二百万吨", "九千万至九千二百万吨", 9e7, 9.2e7),
        ("十八至三十万户", "十八至三十万户", 180000, 300000),
        ("500元到1万元", "500元到1万元", 500, 10000),
        ("五块六到五块七毛八", "五块六到五块七毛八", 5.6, 5.78),
        ("5元到8元5角", "5元到8元5角", 5, 8.5),
        ("三蚊六毫至五蚊", "三蚊六毫至五蚊", 3.6, 5),
        ("8元5角到9元2角一斤", "8元5角到9元2角", 8.5, 9.2),
        ("-5%至-3%", "-5%至-3%", -5, -3),
        ("零下三至五度", "零下三至五度", -5, -3),
        ("零下12℃到3℃", "零下12℃到3℃", -12, 3),
        ("1万(含)-5万元", "1万(含)-5万元", 10000, 50000),
        ("气温-3℃到5℃", "-3℃到5℃", -3, 5),
        ("气温-8~-3℃", "-8~-3℃", -8, -3),
        ("气温零下8到零下3℃", "零下8到零下3℃", -8, -3),
        ("气温零下3至5℃", "零下3至5℃", -5, -3),
    ],
)
def test_a_range_is_one_span(text: str, surface: str, low: float, high: float) -> None:
    assert [row[:3] for row in read(text)] == [(surface, low, high)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("每年增加10、20和30万人", [("10", 100000, "人"), ("20", 200000, "人"), ("30万人", 300000, "人")]),
        ("分别提高20.9、36.2个百分点", [("20.9", 20.9, "百分点"), ("36.2个百分点", 36.2, "百分点")]),
        ("规模达1.28万亿、8200亿元", [("1.28万亿", 1.28e12, "元"), ("8200亿元", 8.2e11, "元")]),
        ("分别增长5%、6.5%左右", [("5%", 5, "%"), ("6.5%左右", 6.5, "%")]),
        ("农业1.1%、服务业3.1%", [("1.1%", 1.1, "%"), ("3.1%", 3.1, "%")]),
        ("财政收入从四千万增加到十三亿。", [("四千万", 4e7, "元"), ("十三亿", 1.3e9, "元")]),
    ],
)
def test_lists_share_a_unit(text: str, rows: list[tuple[str, float, str]]) -> None:
    assert [(surface, low, unit) for surface, low, _, unit in read(text)] == rows


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("完成×%", "×%"),
        ("发展党员x名", "x名"),
        ("安排资金20.x万元", "20.x万元"),
        ("惠及xx户", "xx户"),
        ("下降##%", "##%"),
        ("安排x至5万元", "x至5万元"),
    ],
)
def test_masked_figures_are_masked(text: str, surface: str) -> None:
    assert [(row[0], row[1], row[2]) for row in read(text)] == [(surface, None, None)]
    assert figures(text)[0].masked


@pytest.mark.parametrize(
    "text",
    [
        "实施“四名”工程",
        "“三严三实”教育",
        "落实两免一补",
        "“1689”思路",
        "增强四个意识",
        "五大洲四大洋",
        "看二人转",
        "案情一波三折。",
        "五角大楼",
        "中央八项规定精神",
        "打造“两个中心”",
        "出台“30条”政策",
        "印发《关于支持三个示范区的意见》",
        "深入学习十九届四中全会精神",
        "贯彻党的二十大精神",
        "区人大十四届三次会议",
        "庆祝第31个教师节",
        "一步一个脚印",
        "千方百计增收",
        "做到万无一失",
        "三番五次强调",
        "五湖四海",
        "建成一个平台",
        "进一步做好",
        "统一安排",
        "一是抓落实",
        "(二)抓重点",
        "第一,提高认识",
        "第三产业",
        "青办[2023]519号",
        "电话12345",
        "云溪路88号",
        "县二中",
        "三峡库区",
        "一带一路",
        "十堰",
        "百度",
        "三元乳业",
        "二级医院",
        "三四轮车",
        "二期工程",
        "x县",
        "十分重要",
        "每百户拥有",
        "最后一公里",
        "三次产业结构为12:45:43",
        "结构比为9:33.4:57.6",
        "党的xx届三中全会",
        "区委十四届九次全委(扩大)会议",
        "坚持“三个下功夫,一个统揽”",
        "二十国集团",
        "20国集团",
        "全面两孩政策",
        "三级医疗服务网络",
        "多措并举",
        "零距离服务",
        "四套班子齐上阵",
        "三方协议签好了",
        "发布2.0版",
        "医疗服务全覆盖",
        "5G基站",
        "省第一建筑公司",
        "审判员周x本件与原本无异",
        "国家规定的第四级劳动强度",
        "五道梁观测站",
        "96部队44分队",
        "名单公布",
        "指数为一百三十点六",
        "限上社零增长较快",
        "三轮汽车",
        "行业大类“15升5降”",
        "比上一个汛期早",
        "第12期简报",
    ],
)
def test_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("校长一名、副校长两名", ["一名", "两名"]),
        ("每个乡镇配备一名", ["一名"]),
        ("每万人拥有医生31人", ["31人"]),
        ("每5000名老人配1名管理员", ["1名"]),
        ("到2025年新增30个", ["30个"]),
        ("3月底前完成12项", ["12项"]),
        ("1月至9月办结8件", ["8件"]),
        ("近3个纳税年度缴纳5万元", ["3个", "5万元"]),
        ("3名下岗职工", ["3名"]),
        ("3户县级企业", ["3户"]),
        ("结成友城96对。", ["96对"]),
        ("输电线路15回", ["15回"]),
        ("县乡两级机构", ["两级"]),
        ("1.5个乡镇建成文化站", ["5个"]),
        ("中山路5号2栋,另有3栋", ["3栋"]),
        ("三块牌子", ["三块"]),
        ("设3个点", ["3个"]),
        ("利用系数由0.55提高到0.58", ["0.55", "0.58"]),
        ("分别提高0.4个和0.2个百分点", ["0.4个", "0.2个百分点"]),
        ("对达不到90%的乡镇", ["90%"]),
        ("每张床位给予一次性补助", []),
        ("引进2000万以上的项目", ["2000万以上"]),
        ("3起重大事故", ["3起"]),
    ],
)
def test_what_counts_beside_what_does_not(text: str, found: list[str]) -> None:
    assert surfaces(text) == found


def test_a_figure_in_traditional_characters_is_read() -> None:
    assert read("共三萬五千個") == [("三萬五千個", 35000, 35000, "个")]


PLAN_TABLE = [
    ("序号\t指标\t2020年\t2025年\t年均增长[累计]\t属性", []),
    ("1\t产值(亿元)\t236.5\t340\t7.5%\t预期性", [(2.365e10, "actual", "level"), (3.4e10, "target", "level"), (7.5, "target", "increase")]),
    ("2\t失业率(%)\t5.2\t<5.5\t—\t预期性", [(5.2, "actual", "level"), (5.5, "target", "level")]),
    ("3\t能源消耗降低(%)\t[17.2]\t—\t[14]\t约束性", [(17.2, "actual", "decrease"), (14, "target", "decrease")]),
    ("4\t研发投入增长(%)\t—\t—\t12%以上\t预期性", [(12, "target", "increase")]),
]


def table(lines: list[str]) -> list[list[Quantity]]:
    settings = read_settings([("body", None, line) for line in lines], "plan")
    return [read_quantities(line, read_times(line, own), own) for line, own in zip(lines, settings, strict=True)]


def test_cells_have_the_unit_of_their_line_and_the_role_of_their_column() -> None:
    found = table([line for line, _ in PLAN_TABLE])
    assert [[(row.value_max or row.value_min, row.role, row.change) for row in rows] for rows in found] == [rows for _, rows in PLAN_TABLE]
    assert [rows[0].indicator for rows in found[1:]] == ["产值", "失业率", "能源消耗降低", "研发投入增长"]


def test_cells_have_the_unit_of_their_column() -> None:
    rows = table(["乡镇\t人数\t补贴(万元)", "柏林镇\t38\t22.8", "正文", "双岔乡\t54\t32.4"])
    assert [(row.surface, row.value_min, row.indicator) for row in rows[1]] == [("22.8", 228000, "柏林镇")]
    assert rows[3] == []
    last = table(["类别\t指标\t单位\t2023年", "农业\t粮食产量\t万吨\t20.8"])[1]
    assert [row.indicator for row in last] == ["粮食产量"]
    assert [row.value_min for row in table(["指标\t单位\t2023年", "粮食产量\t万吨\t20.8"])[1]] == [208000]


@pytest.mark.parametrize("unit", sorted({*COUNT, *MEASURE, *MONEY}))
def test_every_unit_of_the_table_is_read(unit: str) -> None:
    text = f"37{unit}"
    assert [(text[f.start : f.end], f.kind) for f in read_figures(text, [])] in (
        [(text, unit_kinds()[unit][0])],
        [],  # an ordinal or a preposition more often than a unit: 级, 对
    )


PIECES = st.sampled_from(
    [
        *"一二三十百千万亿零两几半数多余第前过约近上至到-—、,。;:“”《》()%‰x×*$¥/每翻番成折比点分",
        "12",
        "3.5",
        "个",
        "元",
        "百分之",
        "以上",
        "左右",
        "2025年",
        "人",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None)
def test_spans_are_in_order_and_masked_figures_have_no_values(text: str) -> None:
    times = read_times(text, Setting())
    end = 0
    for quantity in read_quantities(text, times, Setting()):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.surface
        assert not any(time.start < quantity.end and quantity.start < time.end for time in times)
        assert not quantity.masked or (quantity.value_min is None and quantity.value_max is None)
        assert quantity.kind == "ratio" or None in (quantity.value_min, quantity.value_max) or quantity.value_min <= quantity.value_max
        end = quantity.end


@pytest.mark.parametrize(
    "piece", ["7", "一", "百", "至", "%", "第", "约", "1%、", "1至", "两个", "一百", "百分之", "“", "《", "x", "翻番", "1元/人"]
)
def test_a_page_of_one_piece_takes_a_second(piece: str) -> None:
    began = time.process_time()
    for _ in read_figures(piece * (200_000 // len(piece)), []):
        pass
    assert time.process_time() - began < 20  # quadratic, it would take many minutes


def test_a_deputy_is_no_pair() -> None:
    assert surfaces("军分区×副司令员讲话,两副县长到会,配发3副担架。") == ["3副"]


def in_chinese(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千") -> str:
    """A whole number as it is spoken: 一千零五十, 三亿零二万."""
    for power, unit in ((10**8, "亿"), (10**4, "万"), (1000, units[2]), (100, units[1]), (10, units[0])):
        if number >= power:
            high, low = divmod(number, power)
            rest = in_chinese(low, digits, units) if low else ""
            return in_chinese(high, digits, units) + unit + (digits[0] if 0 < low < power // 10 else "") + rest
    return digits[number]


AMOUNTS = st.integers(1, 10**12 - 1) | st.integers(1, 99_999)
WRITINGS: dict[str, Callable[[int], tuple[str, float]]] = {
    "digits": lambda number: (f"{number}元", number),
    "separators": lambda number: (f"{number:,}元", number),
    "separators and a power": lambda number: (f"{number % 10**6:,}万元", number % 10**6 * 10**4),
    "decimals and a power": lambda number: (f"{number % 10**7 / 100:,.2f}万元", number % 10**7 * 100),
    "vague": lambda number: (f"{number % 9999 + 1}0多万元", (number % 9999 + 1) * 10**5),
    "words": lambda number: (f"{in_chinese(number)}元", number),
    "formal": lambda number: (f"{in_chinese(number, '零壹贰叁肆伍陆柒捌玖', '拾佰仟')}元整", number),
    "two powers": lambda number: (
        f"{number % 9999 + 1}亿{number % 8999 + 1000}万元",
        (number % 9999 + 1) * 10**8 + (number % 8999 + 1000) * 10**4,
    ),
}


@pytest.mark.parametrize("writing", WRITINGS)
@given(number=AMOUNTS)
@settings(deadline=None)
def test_whatever_way_a_number_is_written_its_value_is_the_same(writing: str, number: int) -> None:
    surface, value = WRITINGS[writing](number)
    assert read(f"投资{surface}。") == [(surface, pytest.approx(value, rel=1e-9), pytest.approx(value, rel=1e-9), "元")]
