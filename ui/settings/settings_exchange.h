// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace proxydeck {

class JsonExchange;
class PreferencesFile;

/// Exports all settings to a file, imports them, and reports the result.
class SettingsExchange final : public QObject
{
    Q_OBJECT

public:
    /// \a dialog is the parent of the file dialogs.
    SettingsExchange(PreferencesFile &settings, QWidget &dialog);

    void askForExport();
    void askForImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    /// Emitted before a file is written: state that is otherwise saved only at program end must be saved to the
    /// settings now.
    void aboutToExport();
    /// Emitted before the content of a file is taken: state that imported() makes objects read again must be saved to
    /// the settings now, or it would be lost.
    void aboutToImport();
    /// Plain text; either may be empty.
    void told(const QString &outcome, const QString &problem);
    /// A file with more than preferences was imported: objects that keep state in the settings should read it again.
    void imported();

private:
    void read(const QByteArray &json);

    PreferencesFile &m_settings;
    JsonExchange *m_files;
};

} // namespace proxydeck
