// SPDX-License-Identifier: MIT
#include "lease/lease_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

struct LeaseTexts
{
    Q_DECLARE_TR_FUNCTIONS(LeaseTexts)
};

} // namespace

QString remainingText(qint64 ms)
{
    // Formatted by hand for speed: called each second for all visible rows.
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    std::array<char16_t, 24> text;
    auto begin = text.end();
    const auto putTwo = [&begin](qint64 value) {
        *--begin = char16_t(u'0' + value % 10);
        *--begin = char16_t(u'0' + value / 10);
    };
    putTwo(seconds % 60);
    *--begin = u':';
    qint64 rest = seconds / 60;
    if (rest >= 60) {
        putTwo(rest % 60);
        *--begin = u':';
        rest /= 60;
        if (rest < 10) {
            putTwo(rest);
            rest = -1;
        }
    }
    for (; rest >= 0; rest = rest >= 10 ? rest / 10 : -1)
        *--begin = char16_t(u'0' + rest % 10);
    return QString::fromUtf16(&*begin, text.end() - begin);
}

QString remainingSpoken(qint64 ms)
{
    // Separate texts for singular and plural, so that no translation file is needed for English.
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    const qint64 h = seconds / 3600;
    const qint64 m = seconds / 60 % 60;
    const qint64 s = seconds % 60;
    QStringList parts;
    if (h > 0)
        parts << (h == 1 ? LeaseTexts::tr("1 hour") : LeaseTexts::tr("%1 hours").arg(h));
    if (m > 0)
        parts << (m == 1 ? LeaseTexts::tr("1 minute") : LeaseTexts::tr("%1 minutes").arg(m));
    if (s > 0 || parts.isEmpty())
        parts << (s == 1 ? LeaseTexts::tr("1 second") : LeaseTexts::tr("%1 seconds").arg(s));
    return parts.join(u' ');
}

QString unlistedName()
{
    //: a lease that the vendor's list of what is in use names no more; as short as "Expiring"
    return LeaseTexts::tr("Unlisted");
}

QString stateName(LeaseState state)
{
    switch (state) {
    case LeaseState::Live:
        return LeaseTexts::tr("Live");
    case LeaseState::Expiring:
        return LeaseTexts::tr("Expiring");
    case LeaseState::Expired:
        return LeaseTexts::tr("Expired");
    case LeaseState::Undated:
        return LeaseTexts::tr("Undated");
    }
    return {};
}

} // namespace proxydeck
