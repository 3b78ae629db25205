// SPDX-License-Identifier: MIT
#include "ui/form/key_forms.h"

#include "accounts/account_list.h"
#include "catalogue/form_model.h"
#include "preferences/key_values.h"
#include "ui/wording/field_wording.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace proxydeck {

KeyForms::KeyForms(const Catalogue &catalogue, const AccountList &accounts, KeyValues &values, QObject *parent)
    : QObject(parent)
    , m_catalogue(catalogue)
    , m_accounts(accounts)
    , m_values(values)
{
    for (const Endpoint &endpoint : m_catalogue.endpoints()) {
        m_forms.push_back(std::make_unique<FormModel>(endpoint));
        FormModel *form = m_forms.back().get();
        connect(form, &FormModel::valueChanged, this, [this, form] {
            if (m_isFilling)
                return;
            keep(*form);
            Q_EMIT valueChanged();
        });
    }
    showKey({});
}

KeyForms::~KeyForms() = default;

const Endpoint *KeyForms::endpoint() const { return m_form ? &m_form->endpoint() : nullptr; }

FormModel *KeyForms::formOf(const Endpoint *endpoint) const
{
    const auto found = std::ranges::find_if(m_forms, [=](const auto &form) { return &form->endpoint() == endpoint; });
    return found == m_forms.end() ? nullptr : found->get();
}

int KeyForms::channelsOf(const QUuid &key) const
{
    const Account *account = m_accounts.find(key);
    const bool counted
        = account && account->channelsEntered && m_catalogue.hasChannels(account->product, account->mode);
    return counted ? account->channels : 0;
}

const Endpoint *KeyForms::lastEndpoint(const QUuid &key) const
{
    const Account *account = m_accounts.find(key);
    if (!account) {
        const auto all = m_catalogue.endpoints();
        return all.empty() ? nullptr : m_catalogue.find(all.front().product, all.front().mode, Action::Extract);
    }
    const Endpoint *last = m_catalogue.find(m_values.lastEndpoint(key));
    if (last && last->product == account->product && last->mode == account->mode)
        return last;
    const QList<Action> actions = m_catalogue.actions(account->product, account->mode);
    const Action action = actions.contains(Action::Extract) ? Action::Extract : actions.value(0);
    return m_catalogue.find(account->product, account->mode, action);
}

void KeyForms::showKey(const QUuid &key)
{
    m_key = key;
    show(lastEndpoint(key));
}

void KeyForms::showAction(Action action)
{
    const Endpoint *shown = endpoint();
    const Endpoint *wanted = shown ? m_catalogue.find(shown->product, shown->mode, action) : nullptr;
    if (!wanted)
        return;
    m_values.setLastEndpoint(m_key, QString::fromLatin1(wanted->id));
    show(wanted);
}

void KeyForms::show(const Endpoint *endpoint)
{
    FormModel *form = formOf(endpoint);
    {
        const QScopedValueRollback filling(m_isFilling, true);
        if (form) {
            form->setChannels(channelsOf(m_key));
            form->restore(m_values.values(m_key, QString::fromLatin1(form->endpoint().id)));
        }
    }
    m_form = form;
    Q_EMIT formChanged();
}

void KeyForms::keep(const FormModel &form)
{
    m_values.setValues(m_key, QString::fromLatin1(form.endpoint().id), form.save());
}

QList<Action> KeyForms::actions() const
{
    if (!endpoint())
        return {};
    QList<Action> actions = m_catalogue.actions(endpoint()->product, endpoint()->mode);
    std::ranges::sort(actions); // the most frequent come first
    return actions;
}

KeyForms::Request KeyForms::requestOf(const QUuid &key, bool extracts) const
{
    Request request;
    request.key = key;
    const auto fill = [&](const FormModel &form) {
        request.endpoint = &form.endpoint();
        request.items = form.queryItems();
        request.count = form.wantedCount();
        if (!form.isValid())
            request.problem = fieldProblemText(form, form.firstProblem());
    };
    if (key == m_key && m_form && (endpoint()->charges() || !extracts)) {
        fill(*m_form);
        return request;
    }
    const Endpoint *wanted = lastEndpoint(key);
    if (wanted && !wanted->charges())
        wanted = m_catalogue.find(wanted->product, wanted->mode, Action::Extract);
    if (!wanted)
        return request;
    FormModel form(*wanted);
    form.setChannels(channelsOf(key));
    form.restore(m_values.values(key, QString::fromLatin1(wanted->id)));
    fill(form);
    return request;
}

void KeyForms::applyLink(const ExtractionLink &link)
{
    const Account *account = m_accounts.find(m_key);
    // One address serves several modes: the key's plan says which is meant.
    if (!account || account->product != link.product || !link.possibleModes.contains(account->mode))
        return;
    if (const Endpoint *endpoint = m_catalogue.find(link.product, account->mode, link.action))
        apply(QString::fromLatin1(endpoint->id), link.items);
}

bool KeyForms::apply(const QString &endpoint, const QueryItems &values)
{
    const Endpoint *wanted = m_catalogue.find(endpoint);
    const Account *account = m_accounts.find(m_key);
    FormModel *form = formOf(wanted);
    if (!form || !account || account->product != wanted->product || account->mode != wanted->mode)
        return false;
    {
        const QScopedValueRollback filling(m_isFilling, true);
        form->restore(values);
    }
    keep(*form);
    m_values.setLastEndpoint(m_key, endpoint);
    show(wanted);
    return true;
}

} // namespace proxydeck

#include "moc_key_forms.cpp"
