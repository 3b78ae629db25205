// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_format.h"
#include "table/lease_table.h"

#include <QList>

#include <functional>

namespace proxydeck {

class AccountBook;

/// Sample leases for a preview: a few of the operator's own, or a made-up one.
struct FormatSamples
{
    /// Maximum number that fits into a preview.
    static constexpr qsizetype most = 3;

    QList<OutgoingLease> leases;
    bool madeUp = false;         ///< no real lease was available; all of it may be shown
    bool secretsMissing = false; ///< the account's secrets of at least one lease are not available
    bool ofAnotherKey = false;   ///< the account of at least one lease has another key now
};

/// Provides samples, with user and password only on request.
using FormatSampleSource = std::function<FormatSamples(bool credentials)>;

/// The first of \a rows that are still in the table; the made-up lease if there are none.
FormatSamples samplesOf(const LeaseTable &leases, const AccountBook &accounts, const QList<RowId> &rows,
                        bool credentials);
/// Uses an address block reserved for documentation, and a password that shows the effect of escaping.
FormatSamples madeUpSample();
/// The same leases with user and password, where set, replaced by meaningless text.
QList<OutgoingLease> maskedSamples(QList<OutgoingLease> leases);

} // namespace proxydeck
