/** Headings and a few rows as other programs export them. Shapes are theirs, content is invented. */
export const exportsOf = {
 zendesk: `Id,Requester,Requester id,Requester email,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,Assigned at,Solved at,Group,Assignee,Satisfaction Score,Due date,Brand
1001,Sara Ali,77,sara@example.com,Late delivery,late delivery,Solved,High,Web form,Incident,2025-03-01 10:00:00 +0300,2025-03-02 10:00:00 +0300,2025-03-01 11:00:00 +0300,2025-03-02 09:00:00 +0300,Logistics,Omar,Good,,Main
1002,Ben Kay,78,ben@example.com,Broken lid,,Open,Normal,Email,Problem,2025-03-03 10:00:00 +0300,2025-03-04 10:00:00 +0300,,,Support,Huda,Bad,,Main
1003,Ben Kay,78,ben@example.com,Broken box,,Pending,Low,Voice,Problem,2025-03-14 10:00:00 +0300,2025-03-24 10:00:00 +0300,,,Support,Huda,Offered,,Main`,
 nyc311: `Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Location Type,Incident Zip,Incident Address,Street Name,Cross Street 1,City,Landmark,Facility Type,Status,Due Date,Resolution Description,Resolution Action Updated Date,Community Board,BBL,Borough,X Coordinate (State Plane),Open Data Channel Type,Park Facility Name,Vehicle Type,Taxi Company Borough,Bridge Highway Name,Latitude,Longitude,Location
56789,01/31/2023 11:59:40 PM,02/01/2023 01:10:00 AM,NYPD,New York City Police Department,Noise - Residential,Loud Music/Party,Residential Building/House,11201,1 MAIN STREET,MAIN STREET,A,BROOKLYN,,N/A,Closed,,The Police Department responded to the complaint and took action.,02/01/2023 01:10:05 AM,02 BROOKLYN,300,BROOKLYN,987654,MOBILE,Unspecified,,,,40.70123,-73.98123,"(40.70123, -73.98123)"
56790,02/03/2023 08:00:00 AM,,DSNY,Department of Sanitation,Dirty Condition,Trash,Sidewalk,11211,2 MAIN STREET,MAIN STREET,B,BROOKLYN,,N/A,Open,,,02/04/2023 01:10:05 AM,01 BROOKLYN,301,BROOKLYN,987655,PHONE,Unspecified,,,,40.71123,-73.95123,"(40.71123, -73.95123)"
56791,02/03/2023 09:00:00 AM,,DSNY,Department of Sanitation,Dirty Condition,Trash,Sidewalk,11211,2 MAIN STREET,MAIN STREET,B,BROOKLYN,,N/A,In Progress,,,02/04/2023 01:10:05 AM,01 BROOKLYN,301,BROOKLYN,987655,ONLINE,Unspecified,,,,40.71123,-73.95123,"(40.71123, -73.95123)"`,
 airline: `Complaint No;Date of Travel;Complaint Date;Flight Number;PNR;Passenger Name;Passenger Email;Contact Number;Complaint Category;Sub Category;Complaint Details;Compensation Requested;Airline Response;Date of Response;Status;Station;Cabin
AC-1;13/02/2025;15/02/2025;XY123;ABCDEF;Lina M;lina@example.com;+966 50 123 4567;Baggage;Delayed bag;My bag came four days late and nobody called me back about it.;Refund of SAR 800;We are sorry and paid;20/02/2025;Closed;JED;Economy
AC-2;03/03/2025;05/03/2025;XY124;ABCDEG;Omar K;omar@example.com;0501234568;Delay;Weather;The flight was delayed nine hours without any information at the gate.;;;;Open;RUH;Economy
AC-3;04/03/2025;06/03/2025;XY124;ABCDEH;Noor K;noor@example.com;0501234569;Delay;Crew;Delayed for hours, missed the connection and slept in the airport hall.;Hotel cost;;;Open;RUH;Business`,
 arabic: `م,رقم الشكوى,تاريخ الاستلام,تاريخ الواقعة,نص الشكوى,نوع الشكوى,التصنيف الفرعي,المنتج,قناة الاستقبال,الفرع,الإدارة المعنية,اسم العميل,رقم الجوال,البريد الإلكتروني,المدينة,المنطقة,درجة الخطورة,الحالة,تاريخ الإغلاق,الرد,رضا العميل,رقم الهوية
1,ش-1001,١٤/١١/٢٠٢٥ ٠٩:٢٠ ص,١٢/١١/٢٠٢٥,وصلت الشحنة دافئة للمرة الثالثة ولم يرد أحد على اتصالاتي,جودة المنتج,سلسلة التبريد,لقاحات,واتساب,فرع جدة,سلاسل الإمداد,نورة العتيبي,٠٥٠١٢٣٤٥٦٧,nora@example.com,جدة,مكة المكرمة,عالية,مغلقة,٢٠/١١/٢٠٢٥,تم الاستبدال والاعتذار,نعم,1010101010
2,ش-1002,05/12/2025 11:20 م,,الفاتورة تتضمن رسومًا لم نطلبها ولم يوضح لنا أحد سببها,الفوترة,رسوم,اشتراك الألياف,الهاتف,فرع الرياض,المالية,خالد القحطاني,0501234568,,الرياض,الرياض,متوسطة,قيد المعالجة,,,,1010101011
3,ش-1003,06/12/2025 11:20 م,,الموظف لم يكن متعاونا وأغلق الخط,الخدمة,سلوك,اشتراك الألياف,الهاتف,فرع الرياض,المالية,خالد القحطاني,0501234568,,الرياض,الرياض,متوسطة,قيد المعالجة,,,,1010101011`,
 pandas: `,date,text,rating,category
0,2024-01-05,The room was dirty and the air conditioning did not work at all during our stay.,1,Hotel
1,2024-01-06,"Waited two hours at the desk, then was told to come back the next day.",2,Clinic
2,2024-02-07,Good but slow,4,Clinic
3,2024-02-17,The bill has three items we never ordered and the manager refused to remove them,1,Restaurant`,
 comcast: `Ticket #,Customer Complaint,Date,Date_month_year,Time,Received Via,City,State,Zip code,Status,Filing on Behalf of Someone
250635,Comcast Cable Internet Speeds,22-04-15,22-Apr-15,3:53:50 PM,Customer Care Call,Abingdon,Maryland,21009,Closed,No
223441,Payment disappear - service got disconnected,04-08-15,04-Aug-15,10:22:56 AM,Internet,Acworth,Georgia,30102,Closed,No
242732,Speed and Service,18-04-15,18-Apr-15,9:55:47 AM,Internet,Acworth,Georgia,30101,Closed,Yes`,
 fcc: `Ticket ID,Ticket Created,Date of Issue,Time of Issue,Form,Method,Issue,Caller ID Number,Type of Call or Messge,City,State,Zip,Location (Center point of the Zip Code)
1,11/01/2014 02:00:00 PM,10/31/2014,3:00 p.m.,Phone,Wired,Telemarketing,555-555-1234,Prerecorded Voice,Wilmington,DE,19801,"DE 19801 (39.73, -75.54)"
2,11/21/2014 02:00:00 PM,11/20/2014,4:00 p.m.,Phone,Wireless (cell phone/other mobile device),Robocalls,555-555-1235,Live Voice,Wilmington,DE,19801,"DE 19801 (39.73, -75.54)"
3,11/22/2014 02:00:00 PM,11/20/2014,4:00 p.m.,Internet,Wireless (cell phone/other mobile device),Speed,,,Dover,DE,19901,"DE 19801 (39.73, -75.54)"`,
 texasins: `Complaint number,Complaint filed against,Complaint filed by,Reason complaint filed,Confirmed complaint,How resolved,Received date,Closed date,Complaint type,Coverage type,Coverage level,Others involved,Respondent ID,Respondent Role,Keywords
1,ACME INSURANCE,Relative,Customer Service,No,Other,06/12/2012,07/25/2012,"Life, Accident, and Health",Accident and Health,Individual Life,Insured,5,Insurance Company,
2,BETA LIFE,Insured,Denial of claim; Delays,Yes,No apparent violation,06/13/2012,06/22/2012,Property and Casualty,Automobile,Individual Private Passenger,Insured,6,Insurance Company,bad faith
3,BETA LIFE,Insured,Delays,Yes,Company position upheld,06/18/2012,06/25/2012,Property and Casualty,Automobile,Individual Private Passenger,Insured,6,Insurance Company,`,
 tweets: `tweet_id,airline_sentiment,airline_sentiment_confidence,negativereason,negativereason_confidence,airline,name,retweet_count,text,tweet_coord,tweet_created,tweet_location,user_timezone
570306133677760513,neutral,1.0,,,Virgin America,cairdin,0,@VirginAmerica What @dhepburn said.,,2015-02-24 11:35:52 -0800,,Eastern Time (US & Canada)
570301130888122368,negative,0.3486,Late Flight,0.0,Virgin America,jnardino,0,@VirginAmerica it's really aggressive to blast obnoxious entertainment in your guests' faces & they have little recourse,,2015-02-24 11:15:59 -0800,,Pacific Time
570301083672813571,negative,0.6837,Bad Flight,0.7,United,yvonnalynn,0,"@united I waited 3 hours, lost my seat","[0.0, 0.0]",2015-02-24 11:15:48 -0800,Lets Play,Central Time`,
 snake: `complaint_id,date_received,product,sub_product,issue,sub_issue,complaint_what_happened,company_public_response,company,state,zip_code,tags,consumer_consent_provided,submitted_via,date_sent_to_company,company_response,timely,consumer_disputed
1,01/02/2020,Mortgage,FHA,Trouble,Late,I was charged twice and nobody answered my letters for months,,BANK,TX,77001,,Consent provided,Web,01/03/2020,Closed with explanation,Yes,No
2,03/04/2020,Mortgage,FHA,Trouble,Late,I was charged twice and nobody answered my letters for months,,BANK,TX,77001,,Consent provided,Web,03/05/2020,Closed with explanation,Yes,No
3,05/06/2020,Mortgage,FHA,Trouble,Late,,,BANK,TX,77001,,Consent provided,Web,05/07/2020,In progress,Yes,`,
} as const;
