// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/extraction_link.h"
#include "catalogue/catalogue.h"
#include "catalogue/query_item.h"

#include <QObject>
#include <QUuid>

#include <memory>
#include <vector>

namespace proxydeck {

class AccountList;
class FormModel;
class KeyValues;

/// The forms of the keys: one FormModel for each call of the vendor, filled with the values of the key that is shown.
/// The call is always one of the key's plan. Every change is kept at once, for this key and call only.
class KeyForms : public QObject
{
    Q_OBJECT

public:
    KeyForms(const Catalogue &catalogue, const AccountList &accounts, KeyValues &values, QObject *parent = nullptr);
    ~KeyForms() override;

    /// Shows \a key with the call used last with it. Null: no key; the form then shows the catalogue's first call, and
    /// keeps nothing. Call it again after the key was changed.
    void showKey(const QUuid &key);
    /// Shows another call of the same key. Ignored if its plan has no such call.
    void showAction(Action action);
    QUuid key() const { return m_key; }

    /// Null only if the catalogue is empty.
    const Endpoint *endpoint() const;
    FormModel *form() const { return m_form; }
    /// What the plan of the key that is shown can be asked for, the most frequent first.
    QList<Action> actions() const;

    /// What a press would ask for with \a key and its own values.
    struct Request
    {
        QUuid key;
        const Endpoint *endpoint = nullptr; ///< null: the plan of the key is unknown
        QueryItems items;
        int count = 0;   ///< number of IPs
        QString problem; ///< why it cannot be sent, in words; empty: it can
    };
    /// Of the key shown: what is shown. Of others, and of all if there are several (\a extracts): the call used last if
    /// it extracts, else the one that does.
    Request requestOf(const QUuid &key, bool extracts = false) const;

    /// Fills the form of the call that \a link is for; values missing in the link are reset to their defaults. Nothing
    /// if the key's plan has no such call.
    void applyLink(const ExtractionLink &link);
    /// The same with the values of a preset. False if the plan has no such call.
    bool apply(const QString &endpoint, const QueryItems &values);

Q_SIGNALS:
    /// Another form is shown.
    void formChanged();
    void valueChanged();

private:
    FormModel *formOf(const Endpoint *endpoint) const;
    void show(const Endpoint *endpoint);
    void keep(const FormModel &form);
    int channelsOf(const QUuid &key) const;
    const Endpoint *lastEndpoint(const QUuid &key) const;

    const Catalogue &m_catalogue;
    const AccountList &m_accounts;
    KeyValues &m_values;
    std::vector<std::unique_ptr<FormModel>> m_forms; ///< in the catalogue's order
    FormModel *m_form = nullptr;
    QUuid m_key;
    bool m_isFilling = false;
};

} // namespace proxydeck
