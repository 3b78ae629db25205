// SPDX-License-Identifier: MIT
#include "ui/accounts/delete_account.h"

#include "accounts/account_book.h"
#include "ui/wording/account_wording.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

struct DeleteWords
{
    Q_DECLARE_TR_FUNCTIONS(DeleteAccount)
};

void tellFailure(QWidget *parent, const AccountBook::Failure &failure)
{
    auto *box = new QMessageBox(QMessageBox::Critical, DeleteWords::tr("Delete key"),
                                DeleteWords::tr("The key was not deleted."), QMessageBox::Close, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"deleteFailure"_s);
    // One text: QMessageBox applies the text format to setText() only, so other texts could be taken for HTML.
    box->setTextFormat(Qt::PlainText);
    box->setText(box->text() + u"\n\n"_s + accountFailureText(failure));
    box->open();
}

} // namespace

void deleteAccount(QWidget *parent, AccountBook &accounts, const QUuid &id,
                   const std::function<int(const QUuid &)> &waiting)
{
    const Account *account = accounts.find(id);
    if (!account)
        return;
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(u"deleteAccount"_s);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(DeleteWords::tr("Delete key"));
    box->setTextFormat(Qt::PlainText);
    box->setText(DeleteWords::tr("Delete the key “%1”?").arg(account->name));
    QString consequences = DeleteWords::tr(
        "Its secrets are removed from this computer and cannot be brought back. Leases that were extracted "
        "with it stay in "
        "the table, but can no longer be copied with their login. Nothing changes at the vendor.");
    if (const int calls = waiting ? waiting(id) : 0; calls > 0)
        consequences += u"\n\n"_s
            + DeleteWords::tr("%n calls wait to be sent with it. They are cancelled; nothing is charged for them.",
                              nullptr, calls);
    box->setInformativeText(consequences);
    QPushButton *yes = box->addButton(DeleteWords::tr("Delete key"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    QObject::connect(box, &QMessageBox::buttonClicked, &accounts,
                     [box, yes, &accounts, id, parent = QPointer(parent)](QAbstractButton *clicked) {
                         if (box->buttonRole(clicked) != QMessageBox::DestructiveRole || clicked != yes)
                             return;
                         accounts.remove(id, [parent](const Expected<void, AccountBook::Failure> &done) {
                             if (!done && parent)
                                 tellFailure(parent, done.error());
                         });
                     });
    box->open();
}

} // namespace proxydeck
