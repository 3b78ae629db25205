// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account_book.h"
#include "accounts/extraction_link.h"

#include <QDialog>

#include <optional>

class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace proxydeck {

class AccountFields;
class Clipboard;
class NoteLabel;

/// Adds a key or edits one. The dialog stays open until the keychain has confirmed that it holds the secrets, and shows
/// an error text if it does not. Show it with open() or show(): while the keychain asks for its password, only this
/// dialog is blocked.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalogue &catalogue;
        AccountBook &accounts;
        Clipboard &clipboard;
        /// How many calls of an account wait to be sent; none: not told.
        std::function<int(const QUuid &)> waiting = {};
    };
    explicit AccountDialog(const Parts &parts, QWidget *parent = nullptr);
    ~AccountDialog() override;

    /// Edits this account instead of adding one. Does nothing if the account does not exist.
    void edit(const QUuid &id);
    /// If \a text is an extraction link, fills the fields from it. The clipboard keeps the link until the key is kept.
    /// \return whether \a text is such a link.
    bool pasteLink(const QString &text);
    /// The link from which the fields were filled.
    const std::optional<ExtractionLink> &link() const { return m_link; }

public Q_SLOTS:
    void reject() override;
    void done(int result) override;

Q_SIGNALS:
    /// The account and its secrets are stored, or kept for this session: see AccountBook::secretState().
    void saved(const QUuid &id);
    /// Emitted after saved() if a link was pasted and its key was kept: its other values belong in the request form.
    void linkAccepted(const proxydeck::ExtractionLink &link);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void save(AccountBook::Keep keep);
    /// Asks first if the key gets another plan: see PlanDialog, which says the same.
    bool isPlanConfirmed(const Account &account, AccountBook::Keep keep);
    void finishSaving(const QUuid &id, const Expected<void, AccountBook::Failure> &result);
    bool isWithoutKeychain() const;
    void setBusy(bool busy);
    void tellWaiting();
    void takeSecretsOnceRead(const QUuid &id);
    void takeOffClipboard(const ExtractionLink &link);
    void offerLink();
    void pasteFromClipboard();
    void retranslate();

    Parts m_parts;
    QUuid m_id; ///< null: a new account
    std::optional<ExtractionLink> m_link;
    std::optional<AccountBook::Failure> m_failed;        ///< of the last try
    std::optional<std::pair<Product, Mode>> m_confirmed; ///< the other plan that the operator has agreed to
    bool m_saving = false;
    LinkProblem m_linkProblem = LinkProblem::NoLink; ///< of the text that was refused
    bool m_clipboardRefused = false;                 ///< the text to be pasted was not a link

    NoteLabel *m_offer;
    QPushButton *m_paste;
    AccountFields *m_fields;
    NoteLabel *m_waiting;
    NoteLabel *m_where;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    NoteLabel *m_failure;
    QDialogButtonBox *m_buttons;
    QPushButton *m_save;
    QPushButton *m_session;
};

} // namespace proxydeck
