// SPDX-License-Identifier: MIT
#pragma once

#include "accounts/extraction_link.h"
#include "api/rate_scheduler.h"
#include "catalogue/query_item.h"
#include "ui/areas/area_help.h"
#include "ui/request/press_guard.h"

#include <QUuid>
#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QSettings;
class QToolButton;
class QUrl;

namespace proxydeck {

class AccountBook;
class Catalogue;
class Clock;
class Desk;
class ExtractButton;
class FormModel;
class FormView;
class KeyChooser;
class NoteLabel;
class PlanNotice;
class PlanSelector;
class RateGauge;
class RequestPreview;
class UprightScrollArea;
struct Endpoint;

/// The request to the vendor, and the button that sends it.
///
/// Selecting a key selects the plan saved with it. The operator can change the plan, because only the operator knows
/// what was bought: this changes the request, and the panel offers to save the plan to the key.
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
        /// Named areas for the forms. Without it, areas are edited as codes.
        AreaHelp areas = {};
    };
    explicit RequestPanel(const Parts &parts, QWidget *parent = nullptr);
    ~RequestPanel() override;

    /// Null if there is no key.
    QUuid currentAccount() const;
    void selectAccount(const QUuid &id);
    /// Null only if the catalogue is empty.
    const Endpoint *currentEndpoint() const;
    FormModel *currentForm() const;

    /// The selected key and call, and the values of every endpoint's form; under the group "request". Never a secret.
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

public Q_SLOTS:
    /// A person presses: sends the request shown, one call per press that counts. If the form has an error, nothing is
    /// sent and the first invalid field gets the focus. A press that does not count (see PressGuard) is said.
    void press();
    /// Sends the list-in-use call of the selected product, whichever action is selected.
    void pressListInUse();
    /// A person wants to know what became of \a lost, whose outcome is unknown.
    void pressReconcile(proxydeck::CallId lost);
    /// Asks whether to delete the current key, and deletes it.
    void deleteCurrentKey();
    /// Selects the call that \a link is for and fills its form; values missing in the link are reset to their defaults.
    void applyLink(const ExtractionLink &link);

Q_SIGNALS:
    /// A short text for the status bar. Plain.
    void message(const QString &text);
    void newKeyRequested();
    void editKeyRequested(const QUuid &id);
    void copyRequested(const QString &text, bool secret);
    void openUrl(const QUrl &url);
    void pressed(proxydeck::CallId id);
    /// A press did not count: a key was held, or pressed again at once.
    void ignored();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void takePlanOfAccount();
    void showEndpoint();
    void refresh();
    void retranslate();
    bool counts(PressGuard::What what, const QUuid &account);
    void send(const Endpoint &endpoint, const QueryItems &items);
    /// Why nothing can be sent with the current key; empty if it can.
    QString obstacle() const;
    /// Why a press for \a endpoint would be refused before sending; empty if it would not.
    QString refusalText(const Endpoint &endpoint) const;
    bool formIsValid();
    void copyAsCurl();
    void savePlan();
    void cancelWaiting();

    Parts m_parts;
    PressGuard m_guard;
    /// One for each endpoint, in the catalogue's order, so that switching loses no values.
    std::vector<std::unique_ptr<FormModel>> m_forms;
    KeyChooser *m_keys;
    QLabel *m_planHeading;
    PlanSelector *m_plan;
    PlanNotice *m_notice;
    QLabel *m_formHeading;
    FormView *m_form;
    QLabel *m_previewHeading;
    QToolButton *m_copy;
    RequestPreview *m_preview;
    UprightScrollArea *m_scroll;
    NoteLabel *m_refusal; ///< why no extraction can be sent at present
    QLabel *m_rate;
    ExtractButton *m_button;
    RateGauge *m_gauge;
};

} // namespace proxydeck
