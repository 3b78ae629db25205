// SPDX-License-Identifier: MIT
#include "ui/accounts/after_limit_box.h"

#include "accounts/account.h"

#include <QComboBox>
#include <QCoreApplication>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct AfterLimitBox
{
    Q_DECLARE_TR_FUNCTIONS(AfterLimitBox)
};

QString afterLimitText(AfterLimit after)
{
    switch (after) {
    case AfterLimit::NotSet:
        return AfterLimitBox::tr("Not set", "what to do after the extraction limit");
    case AfterLimit::Stop:
        return AfterLimitBox::tr("Stop", "after the extraction limit");
    case AfterLimit::NextMinute:
        return AfterLimitBox::tr("Next minute", "after the extraction limit");
    case AfterLimit::Tomorrow:
        return AfterLimitBox::tr("Tomorrow", "after the extraction limit");
    }
    return {};
}

} // namespace

QComboBox *makeAfterLimitBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    for (const AfterLimit after : {AfterLimit::NotSet, AfterLimit::Stop, AfterLimit::NextMinute, AfterLimit::Tomorrow})
        box->addItem(afterLimitText(after), int(after));
    return box;
}

void nameAfterLimits(QComboBox &box)
{
    for (int i = 0; i < box.count(); ++i)
        box.setItemText(i, afterLimitText(AfterLimit(box.itemData(i).toInt())));
}

void setAfterLimit(QComboBox &box, const Account &account)
{
    box.setCurrentIndex(std::max(0, box.findData(int(account.afterLimit))));
}

void takeAfterLimit(const QComboBox &box, Account &account)
{
    account.afterLimit = AfterLimit(box.currentData().toInt());
}

bool asksAfterLimit(Mode mode) { return mode == Mode::Channel || mode == Mode::Metered; }

} // namespace proxydeck
