// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/account.h"
#include "accounts/extraction_link.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGroupBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace proxydeck {

class AccountBook;
class Catalogue;
class FieldInput;
class LabelledRows;
class NoteLabel;
class SecretLine;

/// The fields of one account, including its secrets, and their validation. Does not save.
class AccountFields : public QWidget
{
    Q_OBJECT

public:
    AccountFields(const Catalogue &catalogue, const AccountBook &accounts, QWidget *parent = nullptr);

    /// Shows an account to edit. \a secrets is null if they could not be read: secret fields left empty then keep the
    /// stored values.
    void setAccount(const Account &account, const AccountSecrets *secrets);
    /// Fills in the plan and the secrets. If the link fits several modes, the operator has to choose one.
    void takeLink(const ExtractionLink &link);

    /// As entered; the id is the one given to setAccount(), or null.
    Account account() const;
    /// As entered; all empty if the stored secrets are to be kept.
    AccountSecrets secrets() const;
    /// Shows the problem at each invalid field and moves the focus to the first one. \return false if there was one.
    bool showProblems();
    /// Puts the suggested name in the place of a link.
    void suggestName();
    /// Clears the secrets from the fields.
    void forgetSecrets();

Q_SIGNALS:
    /// Several characters were put into the key field at once: \a text may be a link.
    void keyPasted(const QString &text);
    /// \a text in the name field may be a link.
    void linkInName(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QLabel *label = nullptr;
        QWidget *box = nullptr; ///< the widget in the form layout
        QWidget *input = nullptr;
        NoteLabel *problem = nullptr;
        NoteLabel *note = nullptr; ///< what is no problem
    };

    Field addField(LabelledRows *layout, QWidget *input, QWidget *beside = nullptr);
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
    QList<Mode> m_linkModes; ///< empty: the choice is not limited by a link
    bool m_judged = false;   ///< the operator tried to save: problems are updated on every change from then on

    LabelledRows *m_layout;
    QLineEdit *m_name;
    FieldInput *m_nameInput;
    QComboBox *m_product;
    QComboBox *m_mode;
    QSpinBox *m_channels;
    QLabel *m_calls;
    SecretLine *m_key;
    SecretLine *m_apiPassword;
    QGroupBox *m_proxyGroup;
    QDoubleSpinBox *m_price;
    QComboBox *m_afterLimit;
    SecretLine *m_proxyUser;
    SecretLine *m_proxyPassword;
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
    Field m_priceField;
    Field m_afterLimitField;
    Account m_before; ///< what is not edited here: its group, its colour
    bool m_secretsUnread = false;
    qsizetype m_keyLength = 0;
};

} // namespace proxydeck
