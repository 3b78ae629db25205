// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "desk/call_log.h"
#include "ui/calls/calls_model.h"

#include <QWidget>

class QAction;
class QKeyEvent;
class QSettings;
class QSplitter;
class QUrl;

namespace proxydeck {

class CallActions;
class CallColumns;
class CallDetails;
class Catalogue;
class RowTable;

/// The list of calls, one line per call or per calls of one kind in a row, and beside or below it the details of one.
///
/// The details follow the newest call. Choosing an older one pins them to it, and so does their pin; choosing the
/// newest takes the pin away. They can be closed.
class CallsPanel : public QWidget
{
    Q_OBJECT

public:
    CallsPanel(const CallLog &log, const Catalogue &catalogue, const CallsModel::PositionOf &positionOf,
               QWidget *parent = nullptr);
    ~CallsPanel() override;

    /// How many of a call's leases are in the table; without it no call leads to its leases.
    void setLeasesOf(const CallsModel::LeasesOf &leasesOf);
    /// Leases have left the table.
    void leasesRemoved();

    /// Selects the call and scrolls to it, and pins the details to it; does nothing if the call is not listed.
    void select(CallId id);
    /// The same without the pin, unless the details are pinned to another call: then nothing.
    void follow(CallId id);
    /// Removes the ended calls from the list.
    void clearEnded();
    /// Shows and closes the details, for the window's menu.
    QAction *detailsAction() const;

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void reconcileRequested(proxydeck::CallId id);
    void cancelRequested(proxydeck::CallId id);
    /// The operator wants to see these leases, which came with calls.
    void leasesRequested(const QList<proxydeck::RowId> &rows);
    /// The operator wants to see only leases of the key, or of the request. \a nameThen: what the key was called when
    /// the call was made.
    void keyFilterRequested(const QUuid &key, const QString &nameThen);
    void requestFilterRequested(const QString &requestId);
    /// The same call once more, as a press.
    void againRequested(proxydeck::CallId id);
    void openUrl(const QUrl &url);
    /// The operator requests the full description of a vendor code, with its meaning in \a mode.
    void codeRequested(const QString &code, proxydeck::Mode mode);
    /// Plain text without secrets, for the clipboard.
    void copyRequested(const QString &text);
    /// For the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTable();
    void connectModel();
    void connectActions();
    void retranslate();
    void applyFont();
    bool onKey(const QKeyEvent &event);

    /// Makes the call the current one; \a group: by the line of its group.
    void setCurrent(CallId id, bool group, bool scroll);
    void followNewest();
    void showSelected();
    void onOperatorSelected();
    /// Updates after a change of the current call or of what it is.
    void refresh();
    const Call *current() const { return m_log.find(m_current); }
    int currentRow() const { return m_model->rowOf(m_current, m_isGroup); }
    void setOpen(int row, bool open);
    void selectLeases(int row);
    void showReceived();
    void openMenu(const QPoint &position);

    const CallLog &m_log;
    const Catalogue &m_catalogue;
    CallActions *m_actions;
    CallsModel *m_model;
    QSplitter *m_splitter;
    RowTable *m_table;
    CallColumns *m_columns;
    CallDetails *m_details;
    CallId m_current = 0;     ///< explained in the details; 0: none
    bool m_isGroup = false;   ///< its group is selected, not the call itself
    bool m_selecting = false; ///< the selection changes, and it is not the operator who changes it
};

} // namespace proxydeck
