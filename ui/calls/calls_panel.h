// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"
#include "desk/call_log.h"

#include <QWidget>

class QAction;
class QSettings;
class QSplitter;
class QUrl;

namespace proxydeck {

class CallDetails;
class Catalogue;
class CallsModel;
class RowTable;

/// The list of calls, one line each, and beside or below it the selected call explained, with what can be done about
/// it.
class CallsPanel : public QWidget
{
    Q_OBJECT

public:
    CallsPanel(const CallLog &log, const Catalogue &catalogue, QWidget *parent = nullptr);
    ~CallsPanel() override;

    /// Selects the call and scrolls to it; nothing where it is not listed.
    void select(CallId id);
    /// Takes the calls that have ended off the list.
    void clearEnded();

    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

Q_SIGNALS:
    void reconcileRequested(proxydeck::CallId id);
    void cancelRequested(proxydeck::CallId id);
    void openUrl(const QUrl &url);
    /// The operator wants to know all about one of the vendor's codes, as it is meant in \a mode.
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
    /// Unless the operator has set other ones.
    void setFirstWidths();
    void setActionWidth(int width);
    void connectActions();
    void retranslate();
    void applyFont();
    /// Where the outcome would get too little room, ids and durations give way, which the explanation has, and then the
    /// action.
    void fitColumns();
    /// What is selected, or what is known of it, has changed.
    void refresh();
    const CallRecord *current() const;
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
    bool m_widthsOfOperator = false;
    bool m_actionOfOperator = false;
    int m_actionWidth = 0; ///< as it should be
    int m_actionShown = 0; ///< as there was room for
};

} // namespace proxydeck
