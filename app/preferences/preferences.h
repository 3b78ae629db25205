// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/preference_table.h"

#include <QObject>

class QSettings;

namespace proxydeck {

/// The operator's settings, stored in the settings file. An invalid value in the file counts as the default. Everything
/// that depends on a preference is updated at changed(): no restart is needed.
class Preferences : public QObject
{
    Q_OBJECT

public:
    explicit Preferences(QSettings &settings, QObject *parent = nullptr);

    bool flag(Preference preference) const { return value(preference).toBool(); }
    int number(Preference preference) const { return value(preference).toInt(); }
    QString text(Preference preference) const { return value(preference).toString(); }
    /// Milliseconds, of a preference in seconds.
    qint64 ms(Preference preference) const { return qint64(number(preference)) * 1'000; }
    QVariant value(Preference preference) const;

    /// False, and nothing changed, if \a value is not valid.
    bool set(Preference preference, const QVariant &value);
    void restoreDefaults();

    /// Whether a CSV file begins with a byte order mark, with the program's current language.
    bool byteOrderMark() const;

Q_SIGNALS:
    void changed(proxydeck::Preference preference);

private:
    QSettings &m_settings;
};

} // namespace proxydeck
