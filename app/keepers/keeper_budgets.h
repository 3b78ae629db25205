// SPDX-License-Identifier: MIT
#pragma once

#include "keepers/keeper_budget.h"

#include <map>
#include <optional>

class QSettings;

namespace proxydeck {

/// What every key has used of its budget, for the whole run: also of a keeper that was removed and made again. The
/// record has it call by call. The settings, under the group "keeperSpent", have the sums a second time: where the
/// record was lost, or was read by a clock that was far ahead, what was extracted stays counted.
class KeeperBudgets
{
public:
    /// \a settings may be null: then there is no second copy. Else it must outlive this object.
    explicit KeeperBudgets(QSettings *settings);

    /// At \a nowMs, UTC ms.
    KeeperSpent spent(const QUuid &key, qint64 nowMs) const;
    /// See KeeperBudget::take().
    void take(const QUuid &key, const QUuid &call, qint64 atMs, int ips);

    /// All that is known of earlier runs was taken: counts what only the second copy has. Once for each key, before a
    /// call of this run is taken for it; later it does nothing.
    void addUnrecorded(const QUuid &key);

    enum class Write : quint8 {
        Soon, ///< as any setting
        Now,  ///< on the disk when save() returns, where the settings can be written
    };
    /// Renews the second copy, if the sums are others than in it. Not before addUnrecorded().
    void save(const QUuid &key, qint64 nowMs, Write when);

private:
    /// As the settings have it.
    struct Copy
    {
        qint64 atMs = 0; ///< UTC ms
        KeeperSpent spent;
    };
    struct Budget
    {
        KeeperBudget taken;
        bool isComplete = false;   ///< addUnrecorded() was done
        std::optional<Copy> saved; ///< of this run
    };
    std::optional<Copy> read(const QUuid &key) const;

    QSettings *m_settings;
    std::map<QUuid, Budget> m_budgets;
};

} // namespace proxydeck
