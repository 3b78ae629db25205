// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace proxydeck {

class JsonExchange;
class PreferencesFile;

/// All settings, to a file and back, and what is said about it.
class SettingsExchange final : public QObject
{
    Q_OBJECT

public:
    /// File dialogs are those of \a dialog.
    SettingsExchange(PreferencesFile &settings, QWidget &dialog);

    void askForExport();
    void askForImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    /// Before a file is written: what is kept only when the program ends belongs into the settings now.
    void aboutToExport();
    /// Either may be empty. Plain.
    void told(const QString &outcome, const QString &problem);
    /// A file brought more than preferences: whoever keeps state in the settings should read it again.
    void imported();

private:
    void read(const QByteArray &json);

    PreferencesFile &m_settings;
    JsonExchange *m_files;
};

} // namespace proxydeck
