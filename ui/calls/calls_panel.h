// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "desk/call_log.h"
#include "ui/calls/calls_model.h"

#include <QWidget>

class QAction;
class QSettings;
class QSplitter;
class QUrl;

namespace proxydeck {

class CallDetails;
class Catalogue;
class RowTable;

/// The list of calls, one line per call; the explanation of the selected call and its actions are shown beside or below
/// it.
class CallsPanel : public QWidget
{
    Q_OBJECT

public:
    CallsPanel(const CallLog &log, const Catalogue &catalogue, const CallsModel::PositionOf &positionOf,
               QWidget *parent = nullptr);
    ~CallsPanel() override;

    /// Selects the call and scrolls to it; does nothing if the call is not listed.
    void select(CallId id);
    /// Removes the ended calls from the list.
    void clearEnded();

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void reconcileRequested(proxydeck::CallId id);
    void cancelRequested(proxydeck::CallId id);
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
    QAction *makeAction(const QString &name);
    void buildTable();
    /// Default widths, unless the operator has set others.
    void setFirstWidths();
    void setActionWidth(int width);
    void connectActions();
    void retranslate();
    void applyFont();
    /// If the outcome column would be too narrow, hides the id and duration columns, which the details also show, and
    /// then narrows the action column.
    void fitColumns();
    /// Updates after a change of the selection or of the selected call.
    void refresh();
    const Call *current() const;
    void showReceived();
    void openMenu(const QPoint &position);

    const Catalogue &m_catalogue;
    CallsModel *m_model;
    QSplitter *m_splitter;
    RowTable *m_table;
    CallDetails *m_details;
    QAction *m_listInUse;
    QAction *m_cancel;
    QAction *m_openPage;
    QAction *m_showCode;
    QAction *m_copyRequest;
    QAction *m_copySupport;
    QAction *m_showReceived;
    bool m_actionOfOperator = false;
    int m_actionWidth = 0; ///< preferred width
    int m_actionShown = 0; ///< actual width, limited by the space available
};

} // namespace proxydeck
