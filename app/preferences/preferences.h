// SPDX-License-Identifier: MIT
#pragma once

#include "preferences/preference_table.h"

#include <QObject>

class QSettings;

namespace proxydeck {

/// What the operator has set, kept in the settings file. A value there that is none of a preference's values counts as
/// its default. Everything that a preference changes follows changed(): nothing needs a restart.
class Preferences : public QObject
{
    Q_OBJECT

public:
    explicit Preferences(QSettings &settings, QObject *parent = nullptr);

    bool flag(Preference preference) const { return value(preference).toBool(); }
    int number(Preference preference) const { return value(preference).toInt(); }
    QString text(Preference preference) const { return value(preference).toString(); }
    /// Of a preference in seconds.
    qint64 ms(Preference preference) const { return qint64(number(preference)) * 1'000; }
    QVariant value(Preference preference) const;

    /// False, and nothing changed, where \a value is none of its values.
    bool set(Preference preference, const QVariant &value);
    void restoreDefaults();

    /// Whether a CSV file begins with a byte order mark, in the program's present language.
    bool byteOrderMark() const;

Q_SIGNALS:
    void changed(proxydeck::Preference preference);

private:
    QSettings &m_settings;
};

} // namespace proxydeck
