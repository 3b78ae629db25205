// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/extraction_link.h"
#include "api/call_id.h"
#include "catalogue/query_item.h"
#include "ui/areas/area_help.h"
#include "ui/form/key_forms.h"
#include "ui/press/press_guard.h"

#include <QUuid>
#include <QWidget>

#include <memory>

class QMenu;
class QSettings;
class QUrl;

namespace proxydeck {

class AccountBook;
class Catalogue;
class ChannelsQuestion;
class Clock;
class Desk;
class EndpointAdvice;
class ExtractBar;
class FittedScrollArea;
class FoldedPreview;
class FormModel;
class FormView;
class KeyValues;
class KeysPanel;
class LeaseTable;
class NoteLabel;
class PlanLine;
class Preferences;
class PresetsMenu;
class Presser;
class RateGauge;
class SegmentedRow;
class SelectionSummary;
class StockRetry;
class StockRetryLine;
struct Endpoint;

/// The left side of the window: the keys, the form of the current one, and the button that asks the vendor.
///
/// The form belongs to the key: its plan decides which calls there are, and its values are its own. A press is for
/// every selected key, each with its own values.
class RequestPanel : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalogue &catalogue;
        AccountBook &accounts;
        Desk &desk;
        const Clock &clock;
        const LeaseTable &leases;
        /// Named areas for the forms. Without it, areas are edited as codes.
        AreaHelp areas = {};
        KeyValues *values = nullptr;        ///< null: nothing is kept beyond this panel
        Preferences *preferences = nullptr; ///< null: their defaults
    };
    explicit RequestPanel(const Parts &parts, QWidget *parent = nullptr);
    ~RequestPanel() override;

    /// Null if there is no key.
    QUuid currentAccount() const;
    void selectAccount(const QUuid &id);
    /// From top to bottom; empty only if there is no key.
    QList<QUuid> selectedAccounts() const;
    /// Null only if the catalogue is empty.
    const Endpoint *currentEndpoint() const;
    FormModel *currentForm() const;
    /// What a press does: "Extract 5", "Extract 15 with 3 keys". Empty if there is no key.
    QString pressText() const;
    PresetsMenu &presets() const { return *m_presets; }
    /// Tries again until the vendor has stock.
    StockRetry &stockRetry() const { return *m_retry; }
    /// What it is doing, in words; empty: nothing.
    QString stockRetryText() const;

    KeysPanel &keysPanel() const { return *m_keys; }

    /// The formats to copy in, offered beside the button.
    void setFormats(QMenu &menu);
    /// The format of the selected keys, in the menu of a key.
    void setKeyFormats(QMenu &menu);

    /// The current key, folded groups, and whether the preview is open; under the group "request". Never a secret. What
    /// is entered is kept by KeyValues.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

public Q_SLOTS:
    /// Sends what the selected keys ask for: one call for each of them per press. If the form has an error, nothing is
    /// sent and the first invalid field gets the focus. For a press that does not count (see PressGuard), message()
    /// says so.
    void press();
    /// The same, and copiesWanted() tells which calls' leases are to be copied.
    void pressAndCopy();
    /// Sends the list-in-use call of the current key, whichever action is selected.
    void pressListInUse();
    /// Sends the list-in-use call that can show the result of \a lost, whose outcome is unknown, if the press counts.
    void pressReconcile(proxydeck::CallId lost);
    /// Sends the call \a earlier once more, with the same values and the same key, if the press counts.
    void pressAgain(proxydeck::CallId earlier);
    /// Shows another call of the current key. Ignored if its plan has no such call.
    void showAction(proxydeck::Action action);
    /// Makes another key the current one: \a step places below.
    void stepKey(int step);
    /// Asks whether to delete the current key, and deletes it.
    void deleteCurrentKey();
    /// Opens the dialog that changes the plan of the current key.
    void changePlan();
    /// Fills the form of the current key from \a link; values missing in the link are reset to their defaults.
    void applyLink(const ExtractionLink &link);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    void newKeyRequested();
    void newKeyFromLinkRequested();
    void editKeyRequested(const QUuid &id);
    void copyRequested(const QString &text, bool secret);
    void openUrl(const QUrl &url);
    void pressed(proxydeck::CallId id);
    /// A press did not count: a key was held, or pressed again at once.
    void ignored();
    /// Only leases of \a key are to be shown.
    void filterRequested(const QUuid &key);
    void copyLivingRequested(const QUuid &key);
    /// After pressed(): what this call brings is to be copied.
    void copyWanted(proxydeck::CallId id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void buildForm(QWidget &content);
    void connectParts();
    void followPreferences();
    void showForm();
    void showActions();
    void refresh();
    void retranslate();
    bool counts(PressGuard::What what, const QList<QUuid> &keys);
    void start(bool copies);
    /// Why a press for \a endpoint would be refused before sending; empty if it would not.
    QString refusalText(const Endpoint &endpoint) const;
    bool formIsValid();
    void copyAsCurl();
    void cancelWaiting();

    Parts m_parts;
    PressGuard m_guard;
    std::unique_ptr<KeyValues> m_ownValues;
    KeyForms *m_forms;
    PresetsMenu *m_presets;
    KeysPanel *m_keys;
    PlanLine *m_plan;
    SegmentedRow *m_actions;
    FittedScrollArea *m_scroll;
    FormView *m_form;
    EndpointAdvice *m_advice;
    ChannelsQuestion *m_question;
    NoteLabel *m_refusal; ///< why no extraction can be sent at present
    ExtractBar *m_bar;
    SelectionSummary *m_summary;
    Presser *m_presser;
    RateGauge *m_gauge;
    StockRetryLine *m_retryLine;
    FoldedPreview *m_preview;
    StockRetry *m_retry;
};

} // namespace proxydeck
