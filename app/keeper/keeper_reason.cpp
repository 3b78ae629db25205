// SPDX-License-Identifier: MIT
#include "keeper/keeper_reason.h"

#include <QStringList>

#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

using Why = KeeperReason::Why;

struct Word
{
    Why why;
    QLatin1StringView text;
};
constexpr std::array words{Word{Why::Look, "look"_L1}, Word{Why::ClearUp, "clear-up"_L1},
                           Word{Why::NoChannel, "no-channel"_L1}, Word{Why::Fill, "fill"_L1},
                           Word{Why::Replace, "replace"_L1}};

} // namespace

QString KeeperReason::toText() const
{
    QString text;
    for (const Word &word : words) {
        if (word.why == why)
            text = word.text;
    }
    return text
        + u" keep=%1 spare=%2 good=%3 falling=%4 coming=%5 lead=%6 left=%7"_s.arg(keep)
              .arg(spare)
              .arg(good)
              .arg(falling)
              .arg(coming)
              .arg(leadMs)
              .arg(leastLeftMs);
}

std::optional<KeeperReason> KeeperReason::fromText(const QString &text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    KeeperReason reason;
    bool isKnown = false;
    for (const Word &word : words) {
        if (!parts.isEmpty() && parts.first() == word.text) {
            reason.why = word.why;
            isKnown = true;
        }
    }
    if (!isKnown)
        return {};
    for (const QString &part : parts.sliced(1)) {
        const QString name = part.section(u'=', 0, 0);
        bool isNumber = false;
        const qint64 number = part.section(u'=', 1).toLongLong(&isNumber);
        if (!isNumber)
            return {};
        if (name == "keep"_L1)
            reason.keep = int(number);
        else if (name == "spare"_L1)
            reason.spare = int(number);
        else if (name == "good"_L1)
            reason.good = int(number);
        else if (name == "falling"_L1)
            reason.falling = int(number);
        else if (name == "coming"_L1)
            reason.coming = int(number);
        else if (name == "lead"_L1)
            reason.leadMs = number;
        else if (name == "left"_L1)
            reason.leastLeftMs = number;
        // A later version may say more.
    }
    return reason;
}

} // namespace proxydeck
