// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/copy_format.h"
#include "table/lease_table.h"

#include <QList>

#include <functional>

namespace proxydeck {

class AccountBook;

/// What a format is shown with: a few of the operator's own leases, or a made-up one.
struct FormatSamples
{
    /// As many as a preview has room for.
    static constexpr qsizetype most = 3;

    QList<OutgoingLease> leases;
    bool madeUp = false;         ///< none was there; all of it may be shown
    bool secretsMissing = false; ///< of one of them the account's secrets are not at hand
};

/// Gives samples, with user and password only where they are asked for.
using FormatSampleSource = std::function<FormatSamples(bool credentials)>;

/// The first ones of \a rows that are still in the table; the made-up one where there is none.
FormatSamples samplesOf(const LeaseTable &leases, const AccountBook &accounts, const QList<RowId> &rows,
                        bool credentials);
/// Of an address block for documentation, with a password that shows what escaping does.
FormatSamples madeUpSample();
/// The same leases with user and password of no meaning, so long as there are any.
QList<OutgoingLease> maskedSamples(QList<OutgoingLease> leases);

} // namespace proxydeck
