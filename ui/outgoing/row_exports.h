// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/export_run.h"
#include "ui/outgoing/last_export.h"

#include <QObject>

#include <functional>
#include <memory>

class QSettings;

namespace proxydeck {

class ExportQuestion;
class Preferences;
class ProgressItem;
class RowActions;
class VendorClock;

/// The exports of a panel, one at a time: asks, writes in the background, and knows the last one of leases.
class RowExports final : public QObject
{
    Q_OBJECT

public:
    struct Started
    {
        std::unique_ptr<ExportRun> run;
        qsizetype rows = 0; ///< for the progress
    };
    /// Starts to write the rows to the file.
    using Start = std::function<Started(const QString &path, const ExportChoice &choice)>;
    /// The rows to export, as they are now.
    struct Rows
    {
        qsizetype selected = 0;
        qsizetype shown = 0;
        bool areLeases = false;     ///< in any format, with credentials if wanted
        QString name;               ///< the beginning of the suggested file name
        Start start;                ///< may be called later, when other rows are shown or selected
        bool csvCredentials = true; ///< of leases: CSV can have credentials, as formats that are made for them do
    };

    /// \a window is the parent of the dialogs and of this object. All must outlive it. \a preferences may be null.
    /// \a prefix begins the names of the dialogs and of what is saved; empty: the table of leases.
    RowExports(RowActions &actions, const VendorClock &clock, const Preferences *preferences, const QString &prefix,
               QWidget &window);
    ~RowExports() override;

    bool isRunning() const { return bool(m_run); }
    /// Runs while an export does.
    ProgressItem &progress() { return *m_progress; }
    /// Whether there is a file to export to again.
    bool hasLast() const { return m_last.isSet(); }

    /// Asks for the contents and the file, then writes. \a format: id of the one chosen at first; empty: CSV; null:
    /// the last one. Does nothing while an export runs, like the following.
    void ask(const Rows &rows, const QString &format = {});
    void write(const Rows &rows, const QString &path, const ExportChoice &choice);
    /// Writes the selection, else all that are shown, to the last file in the last format, without a question.
    void again(const Rows &rows);

    void save(QSettings &settings) const;
    void restore(const QSettings &settings);

Q_SIGNALS:
    void message(const QString &text); ///< about the end of an export, plain
    void changed();                    ///< isRunning() or hasLast()

private:
    void onFinished(const ExportResult &result);
    void setLast(const LastExport &last);
    QString folderKey() const;

    RowActions &m_actions;
    ProgressItem *m_progress;
    ExportQuestion *m_question;
    QString m_prefix;
    std::unique_ptr<ExportRun> m_run;
    LastExport m_last;
    std::unique_ptr<LastExport> m_running; ///< null: none is being written; becomes the last one if it succeeds
};

} // namespace proxydeck
