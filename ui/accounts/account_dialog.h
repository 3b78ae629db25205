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

/// A new key, or one to be edited. Stays open until the keychain has proved that it holds the secrets, and says so in
/// words when it does not. Show it with open() or show(): while the keychain asks for its password, only this dialog
/// waits.
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalogue &catalogue;
        AccountBook &accounts;
        Clipboard &clipboard;
    };
    explicit AccountDialog(const Parts &parts, QWidget *parent = nullptr);

    /// Edits that account instead of making a new one. Nothing happens if it is gone.
    void edit(const QUuid &id);
    /// Fills in what \a text says if it is an extraction link, and takes it off the clipboard if that still holds it.
    /// \return whether it is one.
    bool pasteLink(const QString &text);
    /// The link that was filled in.
    const std::optional<ExtractionLink> &link() const { return m_link; }

public Q_SLOTS:
    void reject() override;
    void done(int result) override;

Q_SIGNALS:
    /// The account and its secrets are where they belong.
    void saved(const QUuid &id);
    /// After saved(), where a link was filled in: its other values are for the form.
    void linkAccepted(const proxydeck::ExtractionLink &link);

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void save(AccountBook::Keep keep);
    void finishSaving(const QUuid &id, const Expected<void, AccountBook::Failure> &result);
    void setBusy(bool busy);
    void takeSecretsOnceRead(const QUuid &id);
    void takeOffClipboard(const ExtractionLink &link);
    void offerLink();
    void pasteFromClipboard();
    void retranslate();

    Parts m_parts;
    QUuid m_id; ///< null: a new account
    std::optional<ExtractionLink> m_link;
    bool m_saving = false;
    bool m_clipboardRefused = false; ///< what was to be pasted was no link

    NoteLabel *m_offer;
    QPushButton *m_paste;
    AccountFields *m_fields;
    NoteLabel *m_where;
    QLabel *m_progressText;
    QProgressBar *m_progress;
    NoteLabel *m_failure;
    NoteLabel *m_sessionNote;
    QDialogButtonBox *m_buttons;
    QPushButton *m_save;
    QPushButton *m_session;
};

} // namespace proxydeck
