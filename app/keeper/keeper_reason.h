// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace proxydeck {

/// Why a call was made, so that it can be answered afterwards. Kept in the record as a text.
struct KeeperReason
{
    enum class Why : quint8 {
        Look,      ///< list in use: what is there already costs nothing
        ClearUp,   ///< list in use: the outcome of an extraction is not known
        NoChannel, ///< list in use: the vendor says that all channels are taken
        Fill,      ///< there are too few
        Replace,   ///< there will be too few, when leases come to have too little time left
    };
    Why why = Why::Fill;
    int keep = 0;    ///< wanted
    int spare = 0;   ///< in addition
    int good = 0;    ///< at the instant of the decision
    int falling = 0; ///< of these, those that will have too little time left when new ones can be here
    int coming = 0;  ///< ordered or not judged yet
    qint64 leadMs = 0;
    qint64 leastLeftMs = 0;

    /// "replace keep=20 spare=1 good=18 falling=2 coming=0 lead=3200 left=30000"
    QString toText() const;
    static std::optional<KeeperReason> fromText(const QString &text);

    friend bool operator==(const KeeperReason &, const KeeperReason &) = default;
};

} // namespace proxydeck
