// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace proxydeck {

class AccountBook;
class Catalogue;
class LabelledRows;
class NoteLabel;
struct ExtractionLink;

/// The fields of one account, its secrets included, and what is wrong with them. Knows nothing of saving.
class AccountFields : public QWidget
{
    Q_OBJECT

public:
    AccountFields(const Catalogue &catalogue, const AccountBook &accounts, QWidget *parent = nullptr);

    /// To be edited. \a secrets is null where they could not be read: left empty they then stay as they are stored.
    void setAccount(const Account &account, const AccountSecrets *secrets);
    /// Fills in plan and secrets. Where the link fits several modes, the operator is left to choose among them.
    void takeLink(const ExtractionLink &link);

    /// As entered; the id is that of setAccount(), or null.
    Account account() const;
    /// As entered; all empty where the stored ones shall stay.
    AccountSecrets secrets() const;
    /// Says at every field what is wrong with it and puts the focus into the first such. False if there was one.
    bool showProblems();
    /// Nothing of the secrets stays in the fields.
    void forgetSecrets();

Q_SIGNALS:
    /// More than a key was put into the key's field at once: perhaps a link.
    void keyPasted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QLabel *label = nullptr;
        QWidget *box = nullptr; ///< what the form layout holds
        QWidget *input = nullptr;
        NoteLabel *problem = nullptr;
    };

    Field addField(LabelledRows *layout, QWidget *input, QWidget *beside = nullptr);
    QLineEdit *makeSecretLine(QWidget *parent);
    void fillModes();
    void showPlan();
    void warnOfDuplicate();
    static void setShown(const Field &field, bool shown);
    void setProblem(const Field &field, const QString &text);
    QString nameProblem() const;
    QString modeProblem() const;
    QString keyProblem() const;
    QString suggestedName() const;
    void retranslate();

    const Catalogue &m_catalogue;
    const AccountBook &m_accounts;
    QUuid m_id;
    QList<Mode> m_linkModes; ///< empty: no link narrows the choice
    bool m_judged = false;   ///< the operator tried to save: problems follow every change from then on

    LabelledRows *m_layout;
    QLineEdit *m_name;
    QComboBox *m_product;
    QComboBox *m_mode;
    QSpinBox *m_channels;
    QLabel *m_calls;
    QLineEdit *m_key;
    QLineEdit *m_apiPassword;
    QGroupBox *m_proxyGroup;
    QLineEdit *m_proxyUser;
    QLineEdit *m_proxyPassword;
    QCheckBox *m_show;
    NoteLabel *m_duplicate;
    NoteLabel *m_modeNote;
    Field m_nameField;
    Field m_productField;
    Field m_modeField;
    Field m_channelsField;
    Field m_keyField;
    Field m_apiPasswordField;
    Field m_proxyUserField;
    Field m_proxyPasswordField;
    bool m_secretsUnread = false;
    qsizetype m_keyLength = 0;
};

} // namespace proxydeck
