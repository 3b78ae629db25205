// SPDX-License-Identifier: MIT
#include "ui/widgets/clear_button.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLineEdit>

namespace proxydeck {

void nameClearButton(QLineEdit &field)
{
    const auto buttons = field.findChildren<QAbstractButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (QAbstractButton *button : buttons)
        button->setAccessibleName(QCoreApplication::translate("ClearButton", "Clear"));
}

} // namespace proxydeck
