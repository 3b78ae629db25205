// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outgoing/export_dialog.h"

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace proxydeck {

class VendorClock;
struct ExportResult;

/// Asks what is to be exported, then where to, and says how it ended. Remembers the folder.
class ExportQuestion final : public QObject
{
    Q_OBJECT

public:
    struct About
    {
        qsizetype selected = 0;
        qsizetype all = 0;            ///< that are shown, or were found
        bool withCredentials = false; ///< whether they can be asked for
        QString name;                 ///< the beginning of the proposed file's name
        ExportChoice::Defaults defaults = {};
    };
    using Answer = std::function<void(const QString &path, const ExportChoice &choice)>;

    /// \a window is what the dialogs belong to; their object names begin with \a prefix, if there is one.
    ExportQuestion(const VendorClock &clock, const QString &prefix, QWidget &window);

    /// \a answered is called once a file is named.
    void ask(const About &about, const Answer &answered);

    /// Where the next file is proposed, if the folder is there by then.
    void setFolder(const QString &folder) { m_folder = folder; }
    QString folder() const { return m_folder; }
    /// A file was written there.
    void setFolderOf(const QString &path);

    /// In words, for the status bar.
    static QString endText(const ExportResult &result);

private:
    void askForFile(const QString &name, const ExportChoice &choice, const Answer &answered);
    QString objectNameOf(QString part) const;

    const VendorClock &m_clock;
    QString m_prefix;
    QWidget &m_window;
    QString m_folder;
};

} // namespace proxydeck
