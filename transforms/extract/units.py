"""Units and classifiers, declared once: what a number may be followed by, and what kind of quantity that makes.

To add a unit, put its word into its list; the grammar of `figures` is made from these lists. Longer units win over shorter ones. A
unit that also begins other words (名 in 名单) says in `NOT_WITH` what must not follow it.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from transforms.schema.codes import QuantityKind


def listed(words: str) -> list[str]:
    """The words of a list that is written as one text."""
    return words.split()


PERCENT: Final = {
    **{"%": "%", "‰": "‰", "%o": "‰"},
    **dict.fromkeys(("个百分点", "百分点", "个百分比", "pct"), "百分点"),
    **dict.fromkeys(("个千分点", "千分点"), "千分点"),
}

_NATIONAL: Final = {
    "克朗": "瑞典 挪威 丹麦 冰岛 捷克", "卢比": "印度 巴基斯坦 尼泊尔 斯里兰卡", "比索": "菲律宾 墨西哥 阿根廷 智利 哥伦比亚 古巴",
    "镑": "埃及 黎巴嫩 叙利亚 苏丹", "第纳尔": "伊拉克 科威特 约旦 塞尔维亚", "里亚尔": "沙特 伊朗 卡塔尔 阿曼", "雷亚尔": "巴西",
    "卢布": "俄罗斯 白俄罗斯", "兰特": "南非", "里拉": "土耳其", "先令": "肯尼亚 坦桑尼亚", "迪拉姆": "阿联酋 摩洛哥", "林吉特": "马来西亚",
    "坚戈": "哈萨克斯坦", "格里夫纳": "乌克兰", "兹罗提": "波兰", "福林": "匈牙利",
}  # fmt: skip
"""Currencies of one name that several countries have."""

MONEY: Final = {
    **{country + name: country + name for name, countries in _NATIONAL.items() for country in countries.split()},
    **dict.fromkeys(listed("元人民币 块人民币 人民币 块钱 元钱 元整 圆整 元 圆 块 蚊 RMB CNY"), "元"),
    **dict.fromkeys(listed("角钱 角 毛钱 毛"), "角"),
    **dict.fromkeys(listed("个亿元 个亿"), "个亿"),
    **dict.fromkeys(listed("美元 美金 美圆 USD"), "美元"),
    **dict.fromkeys(listed("港元 港币 元港币 HKD"), "港元"),
    **dict.fromkeys(listed("新台币 台币"), "新台币"),
    **dict.fromkeys(listed("欧元 EUR"), "欧元"),
    **dict.fromkeys(listed("英镑 GBP"), "英镑"),
    **dict.fromkeys(listed("日元 日圆 日币 JPY"), "日元"),
    **dict.fromkeys(listed("韩元 韩圆 韩币"), "韩元"),
    **dict.fromkeys(listed("澳元 澳币 澳大利亚元"), "澳元"),
    **dict.fromkeys(listed("加元 加币 加拿大元"), "加元"),
    **dict.fromkeys(listed("新加坡元 新元 新币"), "新加坡元"),
    **{unit: unit for unit in listed("卢布 卢比 澳门元 新西兰元 瑞士法郎 法郎 马克 泰铢 比索 里拉 奈拉 先令 福林 美分 欧分 便士")},
    **{
        unit: unit
        for unit in listed(
            "雷亚尔 兰特 越南盾 林吉特 令吉 印尼盾 迪拉姆 第纳尔 里亚尔 克朗 兹罗提 列弗 格里夫纳 坚戈 谢克尔 塔卡 缅元 基普 瑞尔 比特币"
        )
    },
}

IN_YUAN: Final = {"角": 0.1, "个亿": 1e8}
"""Published as 元: 五角, 50个亿."""

MEASURE: Final = listed("""
平方公里 平方千米 平方米 平方 平米 平方厘米 平方英尺 平方英里 立方厘米 立方英尺 立方米 立方 标准立方米 方 公里 千米 华里 厘米 公分 毫米
分米 微米 纳米 海里 英里 英尺 英寸 呎 英呎 米 公尺 里 尺 寸 丈 公顷 亩 英亩 车公里 人公里 吨公里 航空公里 千伏公里 延米 延长米
市亩 市尺 市寸 市丈 市里 市石 石 斗
线公里 皮长公里 芯公里 吨标准煤 吨标煤 吨煤 吨二氧化碳 吨油当量 吨 公吨 载重吨 总吨 综合吨 公斤 千克 毫克 微克 纳克 克 市斤 斤 两 担
磅 盎司 市担 千瓦时 千瓦小时 兆瓦时 瓦时 千瓦 兆瓦 吉瓦 瓦 度电 千伏安 兆伏安 千伏 伏 安时 马力 大卡 千卡 卡路里 品脱 千焦 焦耳
标准大气压 兆帕 千帕 帕 毫升 公升 升 桶 加仑 夸脱 茶匙 汤匙 标准箱 标箱 箱 TEU 摄氏度 华氏度 摄氏° 华氏° ℃ °C °F ° 度 分贝 分 码
字节 千字节 兆字节 千兆字节 吉字节 太字节 比特 兆比特 千比特 兆 赫兹 千赫 兆赫 兆赫兹 吉赫 帧 转 流明 P算力 个机架 标准机架 GB MB TB
PB KB Gbps Mbps kWh MWh GWh kW KW MW GW kV KV V kva kVA km KM cm CM mm m m2 m3 m³ m² ㎡ km² k㎡ hm2 kg KG mg μg ug g ml mL L cc dB
Hz feet foot foots feets inches inch miles mile EFLOPS PFLOPS EFlops Eflops PFlops 马赫 光年 里氏级 微克/立方米 毫克/立方米
吋 英吋 哩 英哩 皮米 顷 公亩 平方毫米 蒲式耳 英石 英担 短吨 长吨 微升 厘升 拍字节 欧姆 帕斯卡 百帕 弧度 毫安 伏特
Km MM ft lb oz mph kph 千赫兹 吉赫兹 kHz MHz GHz 牛顿 安培 毫安时 mAh 克拉 像素
克/立方米 μg/m3 mg/m3 毫克/升 吨/年 公里/小时 千米/小时 米/秒 立方米/秒
""")

COUNT: Final = listed("""
个 名 人 位 人次 人份 人户 人日 人天 人月 人工日 所 家 户 项 件 条 座 处 间 栋 幢 套 台 辆 架 艘 只 头 匹 口 棵 株 颗 粒 羽 尾 枚 把
门 顶 部 本 册 份 张 幅 封 块 片 段 节 层 期 批 类 种 科 章 篇 级 例 宗 起 桩 笔 单 支 股 对 双 副 盏 扇 道 趟 轮 圈 站 点 场 次 届
孩 胎 岁 周岁 村 镇 乡 县 市 省 国 校 区 大 遍 款 堂 顿 卷 盒 瓶 袋 根 尊 朵 束 丛 针 剂 剂次 针次 床 场次 台次 台套 辆次 架次 班次
件次 户次 车次 航次 艘次 批次 期次 例次 站次 篇次 频次 家次 点次 局次 头次 人课时 列次 趟次 项次 课次 床日 课时 学时 学分 部委 标段
蒸吨 标准班 头份 盘 盆 缸 筐 捆 版 集 列 节次 孔 眼 杆 挺 门次 滴 打 名次 轮次 回 票 厅 桌 席 坛 幕 棒
""")

MULTIPLE: Final = ("倍",)

PER: Final = listed("""
平方公里 平方米 立方米 公里 小时 分钟 公顷 公斤 千瓦时 千瓦 标准煤
学期 学年 吨 亩 斤 克 升 米 度 人 户 年 月 日 天 时 秒 次 件 台 套 张 只 头
家 个 班 床 车 万元 万人 百人 千人 元 kWh h s m3 m³ m2 L d min dl l
""")
"""What stands after the stroke of 元/人, 微克/立方米, 吨/万元."""

PER_AREA: Final = ("立方米", "平方米", "平方公里", "公顷", "升", "小时", "秒")
"""The same in words: 31微克每立方米."""

ARABIC_ONLY: Final = frozenset(
    listed("""
L g m ° 方 棒 回 丈 两 乡 伏 兆 克 分 列 剂 区 升 单 厅 县 口 国 圈 坛 头 孔 寸 对 尺 层 届 市 帧 席 幕 床 度 打 把 担 支 期 本 杆 村 校 根
桌 桶 款 段 毛 片 版 盆 盘 省 眼 码 石 斗 站 章 箱 级 缸 股 节 节次 角 转 道 里 针 镇 门 集 顶
""")
)
"""Units that after a Chinese numeral are more often part of a word (三国, 百度, 一道, 二本) than a unit, but for the next two lists."""

AFTER_HAN: Final = frozenset(listed("石 斗 方 棒 眼 克 分 升 单 口 头 尺 层 届 床 度 担 支 期 本 根 段 毛 片 站 级 股 节 角 道 里 门"))
"""Of `ARABIC_ONLY`, those that are units after a longer Chinese numeral (三十度, 二万五千里)."""

AFTER_ONE_HAN: Final = frozenset(listed("克 升 口 头 层 支 斤 本 根 段 片 级 股 节 道 门"))
"""Of these, the ones that may follow one Chinese digit too, other than 一 and 二 (六支, 三两节)."""

_NOT_WITH: Final = """
g 网|络|基|手|时|信|通|用|套
% [0-9A-F]{2}
° (?!$|[,。;、)左以])
丈 夫|量|母
两 [一-龥]
副 司令|书记|主[任席]|[省市州县区镇乡局厅处科校院部站所社团会]长|总|秘书长|厅级|部级|处级|科级
个 别|性|税|体(?:工|户|经|私|劳|差)|人(?:所得|信息|账)|子
乡 村|镇|愿|土|亲|级|贤|邻|下|音|政|风
人 民|才|员|力|均[收纯可G生预住占耕公绿用]|居环境|口|类|生(?!产)|大(?!部|多|型)|心|气|文|事[部局制管厅]|工(?!作)|社|物|身|际|选|道
人 行|财物|格|数|造|流|间|体|家|士
件 均
份 额|子
位 置|于|列|居|一体|数|移|次
例 如|外|会|行|假|证
元 旦|素|宵|宇|谋|帅|老|朝
兆 头
克 服|隆|己|扣|难|拉|什|勤|制|山|强|坚|里|东|旗
分 别|工|类|析|布|管|级|配|子|散|步|解|包|期|为|支|局|公司|校|院|流|开|担|享|成|红|行|钟|之|站|厂|拨|设|派|贷|批|片|段|层|线|外|明
分 队|数线|量|度|内|会|发|兵
列 入|为|出|车|支|举|席|强|示|宁
区 域|级|位|划|块|间|委|政|长|县|内|直|别|外|属|中|人民|财|本|分|党|情|镇|局
升 [0-9]+降|级|[至到](?![0-9零一二三四五六七八九十百千半])|学|温|值|降|高|旗|幅|迁|为|任|格|国|腾|空|华|入|起|本|钟|上
单 位|元|独|个|项|价|一|产|日|次|品|向|体|县|车|循|列|身|亲|轨|机
卷 入|烟|土|帘|调|积
厅 长|局|级|堂
县 级|域|城|委|长|直|市|区|政|乡|内|处|中|人民|医|财|局
双 向|方|边|重|创|减|拥|手|职|月|休|百|增|控|随|赢|碳|语|师|鸭
口 号|碑|岸|粮|腔|径|味|头|语|感|罩
只 有|要|能|是|见|为|好|不|需|争|说|做|在|顾
台 账|阶|湾|风|胞|商(?!用)|州|海
名 单|义|称|牌|录|副其实|胜|誉|校|企
国 集团|家|际|内|有|土|企|资|务|防|道|民|标|庆|债|营|网|产|外|籍|美|药|力|策|语|宝|控|旗|省|门|歌|画|泰|寿
圆 满|桌|形|梦|周|通|润|明|规
回 归|顾|落|升|报|应|收|到|家|来|国|乡|头|复|族|民|馆|迁|信|忆|避|访|购|流|暖|填|笼|音|合
圈 层|子|存|养|钱
场 所|地(?!震)|面|馆|景|外|内|域|均|合
块 段|链|状|头
堂 课|食
处 理|置|于|罚|级|长|室|分(?!散|布)
大 力|家|量|会|型(?!活)|局|学|幅|额|规模|多|批|数据|棚|道|桥|气|宗|街|事|地|赛|厅|院|专|小|典|理|连|庆|同|豆|米|众|都|概|约|代表|以
大 报告|精神|开|胆|病|灾|妈|爷|叔|坝|于|田|湾|山|河|寨|洋|城|江|兴|庸|足|悟|冶|方|厂|旱|火|雪|雨|风|水|校|队|战(?!略|役)|国|人|修|旗
大 常|部|体|致|雾|好|干|上|选
头 号|痛|脑|条|部|戏|等|上|顶|晕|雁
套 餐|路|牌|内|型|取|种|改(?!造|建)
安 全|排|置|装|徽|居|稳|定|康|心|静|保|阳|庆|顺|溪|宁|乐|家|防
宗 旨|教|族|祠
家 庭(?!农场)|长(?!期|效|三)|属(?!于)|畜|禽|里|乡|族(?!企)
寸 步|土|心|草|金
棒 球|冰|子|打
方 面|案|式|法|向|针|程|便|可|能|言|位|圆|志|略|人|舱|阵|块|队|格|协议|合同|代表|会|共|联|签
对 (?!$|[,。;、)]|夫|新人|母|双|情|选|矛盾|关系|友|孪)
封 闭|锁|控|堵
尺 寸|度|子|短
层 级|面|次
岁 月|末
市 级|场|委|长|民|直|域|政|区|县|内|容|值|属|人民|财|盈|面|辖|本|中|局
帕 金|米|斯|尔
帧 率
席 位|卷|地
幅 度|员
平方 (?:公|千|米|厘|毫)
床 位|上|前|头|单|护
度 假|过|夏|量|周|日|汛|冬|荒|难|电$|身
座 谈|位|椅|右
张 力|贴|掖|弛|某
户 籍|口|外|均|主(?!要)|型
所 有制|以(?![上下内])|谓|属|得税|需|示
扇 形
打 造|击|破|赢|好|响|开|通|工|下|败|牢|扮|铁|架|拐|假|乱|黑|私|算|印|法|断|出|非|扫|卡|伞|表|官|车|水|井|电|入|成|压|折|分|招|磨|动
打 包|消|扰|到|仗|拼|翻|头|完|卫|基|安|防|住|底|贯|扑|游|中
批 准(?!入)|评|复(?!合)|示(?!范)|发(?!展|放)|量|改(?!造|革)|捕
把 握|关|控|好|它|手|门|脉|全|农|工|企|群|这|党|发|问
担 任|当|保|负|心|忧|架|纲|责
支 持|部(?!队)|撑|付|出|援|农|教(?!师|练|学)|配|行|柱|书|线|委|流
斤 两|斤计较
期 间|望|限|待|盼|货|权|末|中|内|满|初|刊
本 案|件|院(?!校)|级|地|科|市|县|省|区|次|届|年|身|质|领|着|人|村|单位|系统|币|土|金|息|报告|来|办法|通知|月|轮|色|溪
村 民|级|庄|集体|委|干部|支|务|党|域|组|两委|规
束 缚
条 件|例(?!外)|款|约(?!束)|理|块
校 园|长|区|本|内|外|舍|企|车|际|友|服|风|准|正|对|方|级|领导|党
株 洲|高|距
根 据|本|治|源|除|基|植
桶 装
次 性|序|要(?!求)|日|生(?!态)|贷
款 项|式|待
段 落(?!实)
蚊 子|虫|香|帐|蝇
版 本|权|面|税
毛 病|利|猪|竹|线|主|泽|入|收|茶|巾|衣|木|坯|坦|细|重|纺|织
票 据|价|房|面|证|务|选|友|额|根|决|数|源
点 位|评|击|燃|赞|钟|多钟|整|[零一二三四五六七八九](?!是|要)
片 区|面|段
盆 地|景|栽
盘 活|点|子|锦|查|面|山|州
省 级|委|长|直|市|份|内|外|政|会|部|属|人民|财|定|道|厅|际|心|时
码 头|垛|上
石 (?![粮谷米稻麦左以])[一-龥]
眼 [前镜光神睛界底里看中下红馋]
斗 (?![粮谷米稻麦左以])[一-龥]
种 植(?!物)|子|粮(?!食)|田
立方 米
站 点|位|在|长|台
章 程|法
笔 试|者|记|误
箱 包|体|涵|式|梁
米 其|线|饭|兰|脂|粉
类 别|型(?!企)|似|比
粒 径|度|子
级 别|联(?!合)|数|配|差
股 份|票|权|东|本|市|民
节 约|能|日|点|目|假|省|水|俭|余|制|气|庆|电|地|支|流|前|后|育|奏|拍|会
角 度|色|落|逐|膜|钢|兽|斗|铁|质|门|楼|力|化
起 来|点|步|草|源|诉(?!讼)|码|初|止|飞|重(?!大|特|要|点)|义|因
转 变|化|为|移|型|入|让|换|向|出|基因|到|办|给|产|发|业|录|正|岗|运|送|下|企|贷|播|交|学|诊|动|危|作|而|贴|达|角|折|投|好|收|口|战
轮 车|汽车|摩托|农用|值|换|流|渡|休|训|岗|作|驳|台|南|廓|毂|椅|胎|船|滑
道 [梁沟岭湾岗]|路|德|理(?!论)|教|县|家|歉
部 门|署|队|分|长(?!篇)|委(?!员)|属|级|位|件|落|际|颁
里 程|面|约|长|弄|边|外|斯|昂|氏|海|奥|拉|塘|下|水|耶|坊|巷
针 对|灸|织|剂
镇 村|区|级|域|政|党|长|街|江|政府|海|雄|原|坪|安|赉|远
门 户(?!型)|类|诊|口|店|前|急|峡|槛|外|卫|头沟|牌|票
间 隔|接|断|伐|歇
集 中|团|体|聚|成|约|镇|市|合|资|会|贸|训|散|装|群|结|美|邮
项 目(?!标|前|的)
"""


def _forbidden(lines: str) -> dict[str, str]:
    words: dict[str, list[str]] = {}
    for line in lines.strip().splitlines():
        unit, alternatives = line.split(" ", maxsplit=1)
        words.setdefault(unit, []).append(alternatives)
    return {unit: "|".join(lists) for unit, lists in words.items()}


NOT_WITH: Final = _forbidden(_NOT_WITH)
"""Unit → a regular expression of what must not follow it."""


def unit_kinds() -> dict[str, tuple[QuantityKind, str]]:
    """Unit as written → kind and published unit."""
    kinds: dict[str, tuple[QuantityKind, str]] = {unit: ("count", unit) for unit in COUNT}
    kinds |= {unit: ("measure", unit) for unit in MEASURE}
    kinds |= {unit: ("money", published) for unit, published in MONEY.items()}
    kinds |= {unit: ("percentage" if published in "%‰" else "percentage_point", published) for unit, published in PERCENT.items()}
    return kinds | {unit: ("multiple", unit) for unit in MULTIPLE}


def alternation(words: Iterable[str], *, is_bordered: bool = True) -> str:
    """A regular expression of the longest of these words, without the words of `NOT_WITH`, grouped by their first characters.

    Where a bracket closes behind it, a word need not be told from longer ones (not `is_bordered`): that is built faster.

    What can not begin a word is turned away at the first look: a set of characters is tried faster than a list of branches.
    """
    known = sorted(set(words))
    heads = "".join(_escape(head) for head in sorted({word[0] for word in known}))
    return f"(?>(?=[{heads}]){_branch(known, '', is_bordered)})"


def _branch(words: list[str], prefix: str, is_bordered: bool) -> str:
    """A regular expression of what follows the prefix in the sorted words, all of which have it."""
    is_word = words[0] == prefix
    branches = [
        _escape(head) + _branch(list(longer), prefix + head, is_bordered)
        for head, longer in groupby(words[1:] if is_word else words, itemgetter(len(prefix)))
    ]
    if is_word:
        branches.append(_border(prefix) if is_bordered else "")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _border(unit: str) -> str:
    """What must not follow a unit."""
    border = "(?![A-Za-z0-9])" if unit[-1].isascii() and unit[-1].isalnum() else ""
    return border + (f"(?!{NOT_WITH[unit]})" if unit in NOT_WITH else "")


def _escape(char: str) -> str:
    return char if char.isalnum() or ord(char) > 127 else "\\" + char
