// SPDX-License-Identifier: MIT
#include "preferences/preferences.h"

#include <QLocale>
#include <QSettings>

namespace proxydeck {

using namespace Qt::StringLiterals;

Preferences::Preferences(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

QVariant Preferences::value(Preference preference) const
{
    const PreferenceSpec &spec = specOf(preference);
    const QVariant stored = m_settings.value(spec.key);
    if (!stored.isValid())
        return spec.fallback();
    return spec.accept(stored).value_or(spec.fallback());
}

bool Preferences::set(Preference preference, const QVariant &value)
{
    const PreferenceSpec &spec = specOf(preference);
    const auto accepted = spec.accept(value);
    if (!accepted)
        return false;
    const bool differs = this->value(preference) != *accepted;
    m_settings.setValue(spec.key, *accepted);
    if (differs)
        Q_EMIT changed(preference);
    return true;
}

void Preferences::restoreDefaults()
{
    for (const PreferenceSpec &spec : preferenceTable()) {
        const bool differs = value(spec.id) != spec.fallback();
        // A default is not stored, so that a later version can change it.
        m_settings.remove(spec.key);
        if (differs)
            Q_EMIT changed(spec.id);
    }
}

bool Preferences::byteOrderMark() const
{
    const QString choice = text(Preference::ByteOrderMark);
    return choice == u"auto" ? QLocale().language() == QLocale::Chinese : choice == u"on";
}

} // namespace proxydeck

#include "moc_preferences.cpp"
