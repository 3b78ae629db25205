// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "catalogue/query_item.h"
#include "keeper/keeper_planner.h"

#include <QString>

namespace proxydeck {

class Call;
class Catalogue;
class KeyValues;

/// The extraction by which a key is kept, with the values of its form.
struct KeeperCall
{
    const Endpoint *extract = nullptr; ///< null: the plan has nothing that can be kept
    const Endpoint *list = nullptr;    ///< what is in use, free; null: the product has no such call
    QueryItems values;                 ///< of the form, before number and area
    KeeperPlan plan;

    static KeeperCall of(const Account &account, const Catalogue &catalogue, const KeyValues &values);
    /// Parameters of an extraction of \a count IPs. \a area empty: that of the form.
    QueryItems items(int count, const QString &area) const;
};

/// What the end of \a call is to a planner.
KeeperCallEnd keeperCallEnd(const Call &call);

} // namespace proxydeck
