// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outgoing/export_dialog.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace proxydeck {

class FormatBook;
class Preferences;
class VendorClock;
struct ExportResult;

/// Asks what to export, then for the file, and reports the result. Remembers the folder.
class ExportQuestion final : public QObject
{
    Q_OBJECT

public:
    struct About
    {
        qsizetype selected = 0;
        qsizetype all = 0;                   ///< number of rows shown or found
        bool withCredentials = false;        ///< whether credentials can be requested
        QString name;                        ///< the beginning of the suggested file name
        const FormatBook *formats = nullptr; ///< formats beside CSV; null: none
        QString format = {};                 ///< id of the format chosen at first; empty: CSV
        QString file = {};                   ///< proposed for adding to it; may be empty
        bool csvCredentials = true;          ///< whether they can be requested of CSV as well
    };
    using Answer = std::function<void(const QString &path, const ExportChoice &choice)>;

    /// \a window is the parent of the dialogs; their object names begin with \a prefix, if it is not empty. What is
    /// checked at first comes from \a preferences; null: from ExportChoice::initial().
    ExportQuestion(const VendorClock &clock, const Preferences *preferences, const QString &prefix, QWidget &window);

    /// \a answered is called when a file has been chosen.
    void ask(const About &about, const Answer &answered);

    /// Folder suggested for the next file, if it exists then.
    void setFolder(const QString &folder) { m_folder = folder; }
    QString folder() const { return m_folder; }
    /// Call after a file was written to \a path: its folder is suggested next.
    void setFolderOf(const QString &path);

    /// A text for the status bar.
    static QString endText(const ExportResult &result);

private:
    void askForFile(const About &about, const ExportChoice &choice, const Answer &answered);
    QString objectNameOf(QString part) const;
    static QString filterOf(const QString &suffix);
    static QString writtenText(const ExportResult &result);
    static QString failedText(const ExportResult &result);

    const VendorClock &m_clock;
    const Preferences *m_preferences;
    QString m_prefix;
    QWidget &m_window;
    QString m_folder;
};

} // namespace proxydeck
