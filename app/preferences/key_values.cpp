// SPDX-License-Identifier: MIT
#include "preferences/key_values.h"

#include "accounts/account_list.h"
#include "catalogue/catalogue.h"

#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 20'000; ///< more than any list of areas needs
constexpr auto oldGroup = "request/values"_L1;

QString groupOf(const QUuid &key) { return u"keys/"_s + key.toString(QUuid::WithoutBraces); }

/// The values in the current group of \a settings, in the order of their names. The form ignores unknown names.
QueryItems readItems(const QSettings &settings)
{
    QueryItems items;
    const QStringList names = settings.childKeys();
    for (const QString &name : names) {
        const QString value = settings.value(name).toStringList().join(u','); // an INI list is a text with commas
        if (!value.isEmpty() && value.size() <= longestValue)
            items.append({name, value});
    }
    return items;
}

} // namespace

KeyValues::KeyValues(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    if (m_settings)
        read();
}

void KeyValues::read()
{
    m_settings->beginGroup("keys"_L1);
    const QStringList keys = m_settings->childGroups();
    for (const QString &name : keys) {
        const QUuid key = QUuid::fromString(name);
        if (key.isNull())
            continue;
        Entry &entry = m_entries[key];
        m_settings->beginGroup(name);
        entry.lastEndpoint = m_settings->value("endpoint"_L1).toString();
        entry.channelsDeclined = m_settings->value("channelsDeclined"_L1).toBool();
        entry.format = m_settings->value("format"_L1).toString().left(mostFormat);
        m_settings->beginGroup("values"_L1);
        const QStringList endpoints = m_settings->childGroups();
        for (const QString &endpoint : endpoints) {
            m_settings->beginGroup(endpoint);
            entry.values.insert(endpoint, readItems(*m_settings));
            m_settings->endGroup();
        }
        m_settings->endGroup();
        const int count = std::min(m_settings->beginReadArray("presets"_L1), mostPresets);
        for (int i = 0; i < count; ++i) {
            m_settings->setArrayIndex(i);
            Preset preset{
                properName(m_settings->value("name"_L1).toString()), m_settings->value("endpoint"_L1).toString(), {}};
            m_settings->beginGroup("values"_L1);
            preset.values = readItems(*m_settings);
            m_settings->endGroup();
            if (!preset.name.isEmpty() && !preset.endpoint.isEmpty())
                entry.presets.append(preset);
        }
        m_settings->endArray();
        m_settings->endGroup();
    }
    m_settings->endGroup();
}

void KeyValues::takeOver(const AccountList &accounts, const Catalogue &catalogue)
{
    if (!m_settings)
        return;
    m_settings->beginGroup(oldGroup);
    const QStringList endpoints = m_settings->childGroups();
    QHash<QString, QueryItems> old;
    for (const QString &endpoint : endpoints) {
        m_settings->beginGroup(endpoint);
        old.insert(endpoint, readItems(*m_settings));
        m_settings->endGroup();
    }
    m_settings->endGroup();
    if (endpoints.isEmpty())
        return;
    const QString lastEndpoint = m_settings->value("request/endpoint"_L1).toString();
    const QUuid lastKey = QUuid::fromString(m_settings->value("request/account"_L1).toString());
    for (int row = 0; row < accounts.size(); ++row) {
        const Account &account = accounts.at(row);
        for (const Endpoint &endpoint : catalogue.endpoints()) {
            const QString id = QString::fromLatin1(endpoint.id);
            const bool itsOwn = endpoint.product == account.product && endpoint.mode == account.mode;
            if (!itsOwn)
                continue;
            if (old.contains(id) && !m_entries.value(account.id).values.contains(id))
                setValues(account.id, id, old.value(id));
            if (account.id == lastKey && id == lastEndpoint)
                setLastEndpoint(account.id, id);
        }
    }
    m_settings->remove(oldGroup);
    m_settings->remove("request/endpoint"_L1);
}

QueryItems KeyValues::values(const QUuid &key, const QString &endpoint) const
{
    return m_entries.value(key).values.value(endpoint);
}

void KeyValues::setValues(const QUuid &key, const QString &endpoint, const QueryItems &values)
{
    if (key.isNull())
        return;
    m_entries[key].values.insert(endpoint, values);
    if (m_settings)
        writeValues(groupOf(key) + u"/values/"_s + endpoint, values);
}

void KeyValues::writeValues(const QString &group, const QueryItems &values)
{
    m_settings->remove(group);
    m_settings->beginGroup(group);
    for (const QueryItem &item : values)
        m_settings->setValue(item.name, item.value);
    m_settings->endGroup();
}

QString KeyValues::lastEndpoint(const QUuid &key) const { return m_entries.value(key).lastEndpoint; }

void KeyValues::setLastEndpoint(const QUuid &key, const QString &endpoint)
{
    if (key.isNull() || m_entries.value(key).lastEndpoint == endpoint)
        return;
    m_entries[key].lastEndpoint = endpoint;
    if (m_settings)
        m_settings->setValue(groupOf(key) + u"/endpoint"_s, endpoint);
}

QList<KeyValues::Preset> KeyValues::presets(const QUuid &key) const { return m_entries.value(key).presets; }

QString KeyValues::properName(const QString &name) { return name.simplified().left(mostName); }

bool KeyValues::keepPreset(const QUuid &key, const Preset &preset)
{
    Preset kept = preset;
    kept.name = properName(preset.name);
    if (key.isNull() || kept.name.isEmpty())
        return false;
    QList<Preset> &presets = m_entries[key].presets;
    const auto same = std::ranges::find(presets, kept.name, &Preset::name);
    if (same != presets.end())
        *same = kept;
    else if (presets.size() < mostPresets)
        presets.append(kept);
    else
        return false;
    writePresets(key);
    return true;
}

void KeyValues::removePreset(const QUuid &key, const QString &name)
{
    if (m_entries.contains(key)
        && m_entries[key].presets.removeIf([&](const Preset &preset) { return preset.name == name; }) > 0)
        writePresets(key);
}

void KeyValues::writePresets(const QUuid &key)
{
    if (m_settings) {
        const QList<Preset> presets = m_entries.value(key).presets;
        m_settings->beginGroup(groupOf(key));
        m_settings->remove("presets"_L1);
        m_settings->beginWriteArray("presets"_L1, int(presets.size()));
        for (int i = 0; i < presets.size(); ++i) {
            m_settings->setArrayIndex(i);
            m_settings->setValue("name"_L1, presets.at(i).name);
            m_settings->setValue("endpoint"_L1, presets.at(i).endpoint);
            for (const QueryItem &item : presets.at(i).values)
                m_settings->setValue(u"values/"_s + item.name, item.value);
        }
        m_settings->endArray();
        m_settings->endGroup();
    }
    Q_EMIT presetsChanged(key);
}

bool KeyValues::isChannelsDeclined(const QUuid &key) const { return m_entries.value(key).channelsDeclined; }

void KeyValues::setChannelsDeclined(const QUuid &key)
{
    m_entries[key].channelsDeclined = true;
    if (m_settings)
        m_settings->setValue(groupOf(key) + u"/channelsDeclined"_s, true);
}

QString KeyValues::format(const QUuid &key) const { return m_entries.value(key).format; }

void KeyValues::setFormat(const QUuid &key, const QString &id)
{
    if (key.isNull() || format(key) == id)
        return;
    m_entries[key].format = id;
    if (m_settings && id.isEmpty())
        m_settings->remove(groupOf(key) + u"/format"_s);
    else if (m_settings)
        m_settings->setValue(groupOf(key) + u"/format"_s, id);
    Q_EMIT formatChanged(key);
}

void KeyValues::forget(const QUuid &key)
{
    m_entries.remove(key);
    if (m_settings)
        m_settings->remove(groupOf(key));
}

} // namespace proxydeck

#include "moc_key_values.cpp"
