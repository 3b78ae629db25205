// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

class QComboBox;
class QWidget;

namespace proxydeck {

struct Account;

/// A choice of what an exceeded extraction limit means for a key.
QComboBox *makeAfterLimitBox(QWidget *parent);
/// In the current language.
void nameAfterLimits(QComboBox &box);

void setAfterLimit(QComboBox &box, const Account &account);
void takeAfterLimit(const QComboBox &box, Account &account);

/// Whether only the operator knows it: the other plans say when their limit ends, or have none.
bool asksAfterLimit(Mode mode);

} // namespace proxydeck
