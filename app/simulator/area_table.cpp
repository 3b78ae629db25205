// SPDX-License-Identifier: MIT
#include "simulator/area_table.h"

#include <algorithm>

namespace proxydeck::sim {

using namespace Qt::StringLiterals;

AreaTable::AreaTable()
    : m_mainland{
        {u"110100"_s, u"北京市"_s, u"bj_bj"_s, {}},
        {u"120100"_s, u"天津市"_s, u"tj_tj"_s, {}},
        {u"130100"_s, u"河北省石家庄市"_s, u"he_sjz"_s, {}},
        {u"210100"_s, u"辽宁省沈阳市"_s, u"ln_sy"_s, {}},
        {u"310100"_s, u"上海市"_s, u"sh_sh"_s, {}},
        {u"320100"_s, u"江苏省南京市"_s, u"js_nj"_s, {}},
        {u"320500"_s, u"江苏省苏州市"_s, u"js_sz"_s, {}},
        {u"330100"_s, u"浙江省杭州市"_s, u"zj_hz"_s, {}},
        {u"330700"_s, u"浙江省金华市"_s, u"zj_jh"_s, {}},
        {u"340100"_s, u"安徽省合肥市"_s, u"ah_hf"_s, {}},
        {u"350100"_s, u"福建省福州市"_s, u"fj_fz"_s, {}},
        {u"350500"_s, u"福建省泉州市"_s, u"fj_qz"_s, {}},
        {u"360100"_s, u"江西省南昌市"_s, u"jx_nc"_s, {}},
        {u"370200"_s, u"山东省青岛市"_s, u"sd_qd"_s, {}},
        {u"410100"_s, u"河南省郑州市"_s, u"hn_zz"_s, {}},
        {u"411400"_s, u"河南省商丘市"_s, u"hn_sq"_s, {}},
        {u"420100"_s, u"湖北省武汉市"_s, u"hb_wh"_s, {}},
        {u"430100"_s, u"湖南省长沙市"_s, u"hu_cs"_s, {}},
        {u"440100"_s, u"广东省广州市"_s, u"gd_gz"_s, {}},
        {u"440300"_s, u"广东省深圳市"_s, u"gd_sz"_s, {}},
        {u"450100"_s, u"广西壮族自治区南宁市"_s, u"gx_nn"_s, {}},
        {u"500100"_s, u"重庆市"_s, u"cq_cq"_s, {}},
        {u"510100"_s, u"四川省成都市"_s, u"sc_cd"_s, {}},
        {u"610100"_s, u"陕西省西安市"_s, u"sn_xa"_s, {}},
    }
    , m_global{
        {u"990100"_s, u"新加坡"_s, {}, {u"SG"_s}},
        {u"990900"_s, u"菲律宾"_s, {}, {u"PH"_s}},
        {u"US"_s, u"美国"_s, {}, {}},
        {u"JP"_s, u"日本"_s, {}, {}},
        {u"KR"_s, u"韩国"_s, {}, {}},
        {u"TH"_s, u"泰国"_s, {}, {}},
        {u"GB"_s, u"英国"_s, {}, {}},
        {u"DE"_s, u"德国"_s, {}, {u"EU"_s}},
        {u"FR"_s, u"法国"_s, {}, {u"EU"_s}},
        {u"NL"_s, u"荷兰"_s, {}, {u"EU"_s}},
        {u"BR"_s, u"巴西"_s, {}, {}},
    }
{
}

bool AreaTable::covers(const QString &code, const Area &area)
{
    if (code == area.code || area.also.contains(code))
        return true;
    return code.size() == 6 && code.endsWith("0000"_L1) && area.code.size() == 6
        && QStringView(code).first(2) == QStringView(area.code).first(2);
}

bool AreaTable::isCode(const QString &text, Realm realm)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    const bool sixDigits = text.size() == 6 && std::all_of(text.begin(), text.end(), isDigit);
    if (realm == Realm::Mainland)
        return sixDigits;
    return (sixDigits && text.startsWith("99"_L1))
        || (text.size() == 2 && std::all_of(text.begin(), text.end(), isCapital));
}

} // namespace proxydeck::sim
