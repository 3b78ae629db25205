// SPDX-License-Identifier: MIT
#include "preferences/preferences_file.h"

#include "base/visible_text.h"
#include "preferences/named_sets_import.h"
#include "preferences/preferences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

#include <algorithm>

namespace proxydeck {

using namespace Qt::StringLiterals;

namespace {

constexpr auto programKey = "program"_L1;
constexpr auto programName = "ProxyDeck"_L1;
constexpr auto preferencesKey = "settings"_L1;
constexpr auto othersKey = "more"_L1;
constexpr auto bytesKey = "base64"_L1;

/// Undefined if JSON cannot represent it.
QJsonValue jsonOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::Double:
    case QMetaType::QString:
    case QMetaType::QStringList:
        return QJsonValue::fromVariant(value);
    case QMetaType::QByteArray:
        return QJsonObject{{bytesKey, QString::fromLatin1(value.toByteArray().toBase64())}};
    default:
        return QJsonValue(QJsonValue::Undefined);
    }
}

QVariant variantOf(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonValue bytes = value.toObject().value(bytesKey);
        const auto decoded
            = QByteArray::fromBase64Encoding(bytes.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        return bytes.isString() && decoded ? QVariant(*decoded) : QVariant();
    }
    if (value.isArray()) {
        QStringList texts;
        const QJsonArray array = value.toArray();
        for (const auto &one : array) {
            if (!one.isString())
                return {};
            texts.append(one.toString());
        }
        return texts;
    }
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == double(int(number)) ? QVariant(int(number)) : QVariant(number);
    }
    return value.isString() || value.isBool() ? value.toVariant() : QVariant();
}

/// The value in the file, shortened to fit in one line.
QString shown(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    const QString text = visibleText(QString::fromUtf8(json.mid(1, json.size() - 2)));
    return text.size() > 40 ? text.left(39) + u'…' : text;
}

bool soundsSecret(const QString &key)
{
    const QString last = key.section(u'/', -1);
    const auto words = {"password"_L1, "passwd"_L1, "pwd"_L1, "secret"_L1, "token"_L1, "apikey"_L1};
    return last.compare("key"_L1, Qt::CaseInsensitive) == 0
        || std::any_of(words.begin(), words.end(), [&](auto word) { return last.contains(word, Qt::CaseInsensitive); });
}

/// A folder of this machine, whose path names its user, and what the operator searches for.
bool staysHere(const QString &key)
{
    const PreferenceSpec *spec = specOf(key);
    const QString last = key.section(u'/', -1);
    return key == "leases/states"_L1 || (spec && spec->kind == PreferenceSpec::Kind::Folder)
        || last.endsWith("folder"_L1, Qt::CaseInsensitive) || last.endsWith("path"_L1, Qt::CaseInsensitive)
        || last.contains("filter"_L1, Qt::CaseInsensitive);
}

} // namespace

PreferencesFile::PreferencesFile(Preferences &preferences, QSettings &settings, QStringList groups, AreaSets *areas)
    : m_preferences(preferences)
    , m_settings(settings)
    , m_groups(std::move(groups))
    , m_areas(areas)
{
}

bool PreferencesFile::isExported(const QString &key) const
{
    return !soundsSecret(key) && !staysHere(key)
        && std::any_of(m_groups.begin(), m_groups.end(), [&](const QString &group) { return key.startsWith(group); });
}

QByteArray PreferencesFile::write() const
{
    QJsonObject preferences;
    for (const PreferenceSpec &spec : preferenceTable()) {
        if (staysHere(spec.key))
            continue;
        preferences.insert(spec.key, QJsonValue::fromVariant(m_preferences.value(spec.id)));
    }
    QJsonObject others;
    const QStringList keys = m_settings.allKeys();
    for (const QString &key : keys) {
        if (specOf(key) || !isExported(key))
            continue;
        if (const QJsonValue value = jsonOf(m_settings.value(key)); !value.isUndefined())
            others.insert(key, value);
    }
    QJsonObject root{{programKey, programName}, {"version"_L1, 1}, {preferencesKey, preferences}};
    if (!others.isEmpty())
        root.insert(othersKey, others);
    return QJsonDocument(root).toJson();
}

QString PreferencesFile::notTaken(const QString &key)
{
    return tr("%1: not taken from another machine").arg(visibleText(key).left(80));
}

Expected<PreferencesFile::Report, QString> PreferencesFile::read(const QByteArray &json)
{
    const QJsonObject root = json.size() > largest ? QJsonObject() : QJsonDocument::fromJson(json).object();
    if (root.value(programKey) != QJsonValue(programName) || !root.value(preferencesKey).isObject())
        return Unexpected<QString>(tr("This is not a file of ProxyDeck settings. Nothing was changed."));

    Report report;
    const QJsonObject preferences = root.value(preferencesKey).toObject();
    for (auto it = preferences.begin(); it != preferences.end(); ++it) {
        const PreferenceSpec *spec = specOf(it.key());
        if (staysHere(it.key()))
            report.ignored.append(notTaken(it.key()));
        else if (!spec)
            report.ignored.append(tr("%1: unknown to this version").arg(visibleText(it.key()).left(80)));
        else if (m_preferences.set(spec->id, it.value().toVariant()))
            ++report.taken;
        else if (spec->kind == PreferenceSpec::Kind::Number)
            report.ignored.append(
                tr("%1: %2 is not a number from %3 to %4")
                    .arg(it.key(), shown(it.value()), QString::number(spec->least), QString::number(spec->most)));
        else
            report.ignored.append(tr("%1: %2 is not a possible value").arg(it.key(), shown(it.value())));
    }

    NamedSetsImport sets;
    const QJsonObject others = root.value(othersKey).toObject();
    for (auto it = others.begin(); it != others.end(); ++it) {
        if (staysHere(it.key()))
            continue; // an earlier version wrote it
        const QVariant value = variantOf(it.value());
        if (const PreferenceSpec *spec = specOf(it.key()); spec && m_preferences.set(spec->id, value)) {
            ++report.taken; // was no preference in the version that wrote the file
            continue;
        }
        if (specOf(it.key()) || !isExported(it.key()) || !value.isValid()) {
            report.ignored.append(tr("%1: unknown to this version").arg(visibleText(it.key()).left(80)));
            continue;
        }
        if (NamedSetsImport::isOfSets(it.key())) {
            sets.add(it.key(), value);
            continue;
        }
        m_settings.setValue(it.key(), value);
        ++report.taken;
        report.otherGroups = true;
    }
    const NamedSetsImport::Report merged = sets.merge(m_settings, m_areas);
    report.taken += merged.taken;
    report.otherGroups = report.otherGroups || merged.taken > 0;
    for (const NamedSetsImport::Refused &refused : merged.refused) {
        const QString name = visibleText(refused.name).left(80);
        report.ignored.append(
            refused.reason == NamedSetsImport::Refused::Reason::Unreadable
                ? tr("%1: unknown to this version").arg(name)
                : tr("%1: could not be saved: there are too many, or its name cannot be used here").arg(name));
    }
    m_settings.sync();
    if (report.otherGroups && m_othersTaken)
        m_othersTaken();
    return report;
}

} // namespace proxydeck
